// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_REPORT_JSON_WRITER_HPP
#define STARLOT_DETAIL_REPORT_JSON_WRITER_HPP
// IWYU pragma: private, include <starlot/report/to_json.hpp>

#include <starlot/detail/base/hexadecimal.hpp>
#include <starlot/detail/report/code_points.hpp>

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace starlot::inline v0::detail {

/// Writes JSON by RFC 8259, in the order in which it is called. The outer levels have a line for each member, what is
/// deeper stands on the line of its record.
class json_writer {
public:
  /// A value that is an object or an array; `inside` writes its members.
  template <class Inside> void object(Inside const& inside) { nested('{', '}', inside); }
  template <class Inside> void array(Inside const& inside) { nested('[', ']', inside); }

  /// A member of an object: its name, of plain characters, then one value.
  json_writer& key(std::string_view name) {
    separate();
    out_ += '"';
    out_ += name;
    out_ += "\": ";
    is_named_ = true;
    return *this;
  }

  void string(std::string_view s) {
    separate();
    quoted(s);
  }
  void boolean(bool b) { plain(b ? "true" : "false"); }
  void null() { plain("null"); }
  template <std::integral Int> void number(Int n) { plain(std::to_string(n)); }
  /// The shortest digits that are read back as the same double; null for what JSON has no number for.
  void number(double x) {
    if (!std::isfinite(x))
      return null();
    char digits[40];
    auto const end = std::to_chars(digits, digits + sizeof digits, x);
    plain({digits, static_cast<std::size_t>(end.ptr - digits)});
  }

  [[nodiscard]] std::string take() && {
    out_ += '\n';
    return std::move(out_);
  }

private:
  static constexpr std::size_t levels_with_lines = 3;

  template <class Inside> void nested(char open, char close, Inside const& inside) {
    separate();
    out_ += open;
    ++depth_;
    is_first_ = true;
    inside();
    bool const was_empty = is_first_;
    --depth_;
    if (!was_empty && depth_ < levels_with_lines)
      new_line();
    out_ += close;
    is_first_ = false;
  }
  void plain(std::string_view s) {
    separate();
    out_ += s;
  }
  /// What stands before a value or a name.
  void separate() {
    if (std::exchange(is_named_, false))
      return;
    if (depth_ == 0)
      return;
    bool const was_first = std::exchange(is_first_, false);
    if (!was_first)
      out_ += ',';
    if (depth_ <= levels_with_lines)
      new_line();
    else if (!was_first)
      out_ += ' ';
  }
  void new_line() {
    out_ += '\n';
    out_.append(depth_, ' ');
  }
  /// Controls, invisible characters and "<", which ends a script in a page, are escaped.
  void quoted(std::string_view s) {
    out_ += '"';
    auto const digits = digits_at_beginning(s); // exact numbers are most of what is written
    auto const plain = digits + plain_beginning(s.substr(digits), "\"\\<");
    out_ += s.substr(0, plain);
    for (code_points all{s.substr(plain)}; auto const c = all.next();) {
      if (c.value == '"' || c.value == '\\')
        (out_ += '\\') += c.bytes;
      else if (c.value == '\n')
        out_ += "\\n";
      else if (c.value == '\t')
        out_ += "\\t";
      else if (c.value == '<' || must_be_escaped(c.value))
        escaped(c.value);
      else
        out_ += c.bytes;
    }
    out_ += '"';
  }
  /// How many of the first bytes, taken by eights, are among "-./0123456789".
  [[nodiscard]] static std::size_t digits_at_beginning(std::string_view s) noexcept {
    constexpr auto each = ~std::uint64_t{0} / 255; // a one in each byte
    std::size_t size = 0;
    for (; size + 8 <= s.size(); size += 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, s.data() + size, sizeof eight);
      if (((eight | (eight - each * '-') | (eight + each * (127 - '9'))) & (each * 128)) != 0)
        break;
    }
    return size;
  }
  void escaped(std::uint32_t c) {
    if (c > 0xFFFFU) {
      escaped(0xD800U + ((c - 0x10000U) >> 10U));
      c = 0xDC00U + ((c - 0x10000U) & 0x3FFU);
    }
    (out_ += "\\u") += hexadecimal(c, 4);
  }

  std::string out_;
  std::size_t depth_ = 0;
  bool is_first_ = true;
  bool is_named_ = false; ///< a name was written, and its value is due
};

} // namespace starlot::inline v0::detail

#endif
