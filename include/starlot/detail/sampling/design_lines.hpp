// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_DESIGN_LINES_HPP
#define STARLOT_DETAIL_SAMPLING_DESIGN_LINES_HPP
// IWYU pragma: private

#include <starlot/core/contract.hpp>
#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/decimal_text.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/sampling/allocation.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/multi_site.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace starlot::inline v0::detail {

// What records call kinds of designs, in the order of their numbers.
using four_words = std::string_view[4];
inline constexpr four_words allocation_words = {"proportional-1", "equal-1", "neyman-1", "cost-weighted-1"};
inline constexpr four_words audit_words = {"initial", "surveillance", "recertification",
                                           "recertification-effective"};

[[nodiscard]] constexpr std::string_view spelling(four_words const& words, std::size_t number) {
  contract(number < 4, "an allocation or a kind of audit that there is");
  return words[number];
}

/// Writes the designs of design.hpp: see `design_text`, which `Text` is.
template <class Text> class design_writer {
public:
  [[nodiscard]] static Text all() { return {"census-1", {}}; }

  [[nodiscard]] static Text some(std::uint32_t n) {
    Text out{"simple-random-1", {}};
    add(out, {"visits ", std::to_string(n)});
    return out;
  }

  template <class Design> [[nodiscard]] static Text allocated(Design const& design) {
    Text out{"stratified-1", {}};
    add(out, {"visits ", std::to_string(design.n)});
    add(out, {"allocation ", spelling(allocation_words, static_cast<std::size_t>(design.allocation))});
    for (auto const& s : design.known)
      add(out, {"known ", to_string(s.deviation), "\t", to_string(s.cost), "\t", std::to_string(s.least),
                "\t", std::to_string(s.most), "\t", s.id});
    return out;
  }

  template <class Design> [[nodiscard]] static Text counted(Design const& design) {
    Text out{"visits-per-stratum-1", {}};
    for (auto const& v : design.visits)
      add(out, {"visits ", std::to_string(v.n), "\t", v.id});
    return out;
  }

  template <class Design> [[nodiscard]] static Text of_layers(Design const& design) {
    Text out{"multi-site-1", {}};
    add(out, {"audit ", spelling(audit_words, static_cast<std::size_t>(design.kind))});
    for (auto const id : design.chosen)
      add(out, {"chosen ", id});
    return out;
  }

private:
  static void add(Text& out, std::initializer_list<std::string_view> parts) {
    out.with.push_back(joined(parts));
  }
};

/// Reads a `design_text`, which `Text` is, and plans the design: see `plan(frame, design_text)`. Of all lines that cannot be
/// read, the first is said.
template <class Text> class design_reader {
public:
  explicit design_reader(Text const& text) : text_{text} {}

  [[nodiscard]] result<draw_plan> planned(frame const& f) {
    if (text_.name == "census-1")
      return made(f, census{});
    if (text_.name == "simple-random-1") {
      take("visits");
      return made(f, simple_random{number(last())});
    }
    if (text_.name == "stratified-1")
      return allocated<stratified>(f);
    if (text_.name == "visits-per-stratum-1")
      return counted<visits_per_stratum>(f);
    if (text_.name == "multi-site-1")
      return of_layers<multi_site>(f);
    return refused<draw_plan>({error::at(errc::unknown_design, text_.name)});
  }

private:
  template <class Design> [[nodiscard]] result<draw_plan> allocated(frame const& f) {
    Design design;
    take("visits");
    design.n = number(last());
    take("allocation");
    design.allocation = static_cast<allocation>(word(allocation_words, last()));
    while (at("known")) {
      take("known");
      stratum_size s;
      s.deviation = amount(field());
      s.cost = amount(field());
      s.least = number(field());
      s.most = number(field());
      s.id = last();
      design.known.push_back(s);
    }
    return made(f, design);
  }
  template <class Design> [[nodiscard]] result<draw_plan> counted(frame const& f) {
    Design design;
    while (at("visits")) {
      take("visits");
      auto const n = number(field());
      design.visits.push_back({last(), n});
    }
    return made(f, design);
  }
  template <class Design> [[nodiscard]] result<draw_plan> of_layers(frame const& f) {
    Design design;
    take("audit");
    design.kind = static_cast<audit_kind>(word(audit_words, last()));
    while (at("chosen")) {
      take("chosen");
      design.chosen.push_back(last());
    }
    return made(f, design);
  }

  /// Plans a design where all lines were read and are how it writes itself.
  template <class Made> [[nodiscard]] result<draw_plan> made(frame const& f, Made const& design) {
    auto const due = as_text(design);
    if (next_ < text_.with.size())
      fail(next_);
    for (std::size_t i = 0; failed_ == none && i < due.with.size(); ++i)
      if (text_.with[i] != due.with[i])
        fail(i);
    if (failed_ != none)
      return refused<draw_plan>({error::at(errc::bad_design_line, failed_)});
    return plan(f, design);
  }

  /// The next line begins with this word; its fields follow.
  [[nodiscard]] bool at(std::string_view word) const {
    if (next_ >= text_.with.size())
      return false;
    std::string_view const line{text_.with[next_]};
    return line.size() > word.size() && line.starts_with(word) && line[word.size()] == ' ';
  }
  void take(std::string_view word) {
    fields_ = {};
    line_ = next_;
    if (!at(word))
      return fail(line_);
    fields_ = std::string_view{text_.with[next_++]}.substr(word.size() + 1);
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
  /// The last one, which may hold anything.
  [[nodiscard]] std::string_view last() const { return fields_; }

  [[nodiscard]] std::uint32_t number(std::string_view digits) {
    std::uint32_t out = 0;
    auto const [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (code != std::errc{} || end != digits.data() + digits.size())
      fail(line_);
    return out;
  }
  [[nodiscard]] decimal amount(std::string_view digits) {
    auto const out = parse_micro(digits);
    if (out.fault != decimal_fault::none)
      fail(line_);
    return decimal::from_micro(out.micro);
  }
  [[nodiscard]] std::size_t word(four_words const& words, std::string_view spelled) {
    for (std::size_t i = 0; i < 4; ++i)
      if (words[i] == spelled)
        return i;
    fail(line_);
    return 0;
  }
  void fail(std::size_t line) {
    if (failed_ == none)
      failed_ = line;
  }

  static constexpr auto none = static_cast<std::size_t>(-1);

  Text const& text_;
  std::size_t next_ = 0;    ///< line to be taken
  std::size_t line_ = 0;    ///< that was taken
  std::string_view fields_; ///< of it, as far as they were not read
  std::size_t failed_ = none;
};

} // namespace starlot::inline v0::detail

#endif
