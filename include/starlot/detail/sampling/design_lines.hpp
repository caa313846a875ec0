// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_DESIGN_LINES_HPP
#define STARLOT_DETAIL_SAMPLING_DESIGN_LINES_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/decimal_text.hpp>
#include <starlot/detail/base/whole_number.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/sampling/frame.hpp>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

/// The lines that a design writes. `Record` is `design_record`.
template <class Record> class design_writer {
public:
  template <class Design> [[nodiscard]] static Record record_of(Design const& design) {
    design_writer lines;
    lines.record_.name = Design::name;
    Design::write(lines, design);
    return std::move(lines.record_);
  }

  /// Adds a line.
  void add(std::initializer_list<std::string_view> parts) { record_.parameters.push_back(joined(parts)); }
  /// The word for a value of an enumeration.
  [[nodiscard]] static std::string_view word(std::string_view const (&words)[4], std::size_t number) {
    contract(number < 4, "an allocation or a kind of audit that there is");
    return words[number];
  }

private:
  Record record_;
};

/// The lines that a design reads. `Record` is `design_record`. The first line that cannot be read is remembered; what
/// is read after it has no meaning.
template <class Record> class design_reader {
public:
  explicit design_reader(Record const& record) : record_{record} {}

  /// Whether the next line begins with this word.
  [[nodiscard]] bool at(std::string_view word) const {
    if (next_ >= record_.parameters.size())
      return false;
    std::string_view const line{record_.parameters[next_]};
    return line.size() > word.size() && line.starts_with(word) && line[word.size()] == ' ';
  }
  /// Takes the next line, which begins with this word; its fields follow.
  void take(std::string_view word) {
    fields_ = {};
    line_ = next_;
    if (!at(word))
      return fail(line_);
    fields_ = std::string_view{record_.parameters[next_++]}.substr(word.size() + 1);
  }
  /// The next field of the line.
  [[nodiscard]] std::string_view field() {
    auto const tab = fields_.find('\t');
    if (tab == std::string_view::npos) {
      fail(line_);
      return {};
    }
    auto const out = fields_.substr(0, tab);
    fields_.remove_prefix(tab + 1);
    return out;
  }
  /// The rest of the line, which may hold anything.
  [[nodiscard]] std::string_view rest() const { return fields_; }

  [[nodiscard]] std::uint32_t number(std::string_view digits) {
    std::uint32_t out = 0;
    if (!take_whole_number(digits, out) || !digits.empty())
      fail(line_);
    return out;
  }
  [[nodiscard]] decimal amount(std::string_view digits) {
    auto const out = parse_micro(digits);
    if (out.fault != decimal_fault::none)
      fail(line_);
    return decimal::from_micro(out.micro);
  }
  [[nodiscard]] std::size_t word(std::string_view const (&words)[4], std::string_view spelled) {
    for (std::size_t i = 0; i < 4; ++i)
      if (words[i] == spelled)
        return i;
    fail(line_);
    return 0;
  }

  /// The first line that could not be read, or that the design does not write like that.
  [[nodiscard]] std::optional<std::size_t> first_bad_line(Record const& due) {
    if (next_ < record_.parameters.size())
      fail(next_);
    for (std::size_t i = 0; !bad_line_ && i < due.parameters.size(); ++i)
      if (record_.parameters[i] != due.parameters[i])
        fail(i);
    return bad_line_;
  }

private:
  void fail(std::size_t line) {
    if (!bad_line_)
      bad_line_ = line;
  }

  Record const& record_;
  std::size_t next_ = 0;    ///< the line to be taken
  std::size_t line_ = 0;    ///< the line that was taken last
  std::string_view fields_; ///< its fields that were not read yet
  std::optional<std::size_t> bad_line_;
};

/// Reads the design that a record names, and plans it: see `plan(frame, design_record)`.
template <class Designs, class Plan, class Record>
[[nodiscard]] result<Plan> plan_recorded(frame const& f, Record const& record) {
  result<Plan> out = refused<Plan>({error::at(errc::unknown_design, record.name)});
  Designs::with_design(record.name, [&]<class Ready>(std::type_identity<Ready>) {
    design_reader<Record> lines{record};
    auto const design = Ready::read(lines);
    auto const bad = lines.first_bad_line(design_writer<Record>::record_of(design));
    if (bad)
      out = refused<Plan>({error::at(errc::bad_design_line, *bad)});
    else
      out = plan(f, design);
  });
  return out;
}

} // namespace starlot::inline v0::detail

#endif
