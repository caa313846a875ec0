// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_DESIGN_TEXT_HPP
#define STARLOT_SAMPLING_DESIGN_TEXT_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/sampling/design.hpp>

#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// A design as the record of a draw writes it, so that it can be planned again: its name with its version, and a line
/// for each parameter. A design itself.
///
///     census-1
///     simple-random-1         visits N
///     stratified-1            visits N; allocation A; known DEVIATION COST LEAST MOST ID, for each stratum that is known
///     visits-per-stratum-1    visits N ID, for each stratum
///     multi-site-1            audit KIND; chosen ID, for each outlet
///
/// Fields stand between tabs, behind the word. MOST is 4294967295 where there is no cap but the number of outlets.
struct design_text {
  std::string name;
  std::vector<std::string> with;

  friend bool operator==(design_text const&, design_text const&) = default;
};

namespace detail {

template <class Meaning> struct design_word {
  std::string_view spelling;
  Meaning meaning;
};
inline constexpr design_word<allocation> allocation_words[] = {
    {"proportional-1", allocation::proportional_to_size},
    {"equal-1", allocation::equal},
    {"neyman-1", allocation::neyman},
    {"cost-weighted-1", allocation::cost_weighted}};
inline constexpr design_word<audit_kind> audit_words[] = {
    {"initial", audit_kind::initial},
    {"surveillance", audit_kind::surveillance},
    {"recertification", audit_kind::recertification},
    {"recertification-effective", audit_kind::recertification_effective}};

template <class Words, class Meaning>
[[nodiscard]] constexpr std::string_view spelling(Words const& words, Meaning meaning) {
  for (auto const& w : words)
    if (w.meaning == meaning)
      return w.spelling;
  return {};
}

/// Reads the parameters of a design one by one. What is not there is said once, with the number of the line.
class parameter_reader {
public:
  explicit parameter_reader(std::vector<std::string> const& lines) : lines_{lines} {}

  /// The next line begins with this word; its fields follow.
  [[nodiscard]] bool at(std::string_view word) const {
    return at_ < lines_.size() && lines_[at_].size() > word.size() &&
           std::string_view{lines_[at_]}.starts_with(word) && lines_[at_][word.size()] == ' ';
  }
  /// The fields of the next line, as many as `Count`; the last one may hold anything.
  template <std::size_t Count> [[nodiscard]] std::array<std::string_view, Count> take(std::string_view word) {
    std::array<std::string_view, Count> fields{};
    if (!at(word)) {
      fail(at_);
      return fields;
    }
    auto rest = std::string_view{lines_[at_]}.substr(word.size() + 1);
    for (std::size_t i = 0; i + 1 < Count; ++i) {
      auto const tab = rest.find('\t');
      if (tab == std::string_view::npos) {
        fail(at_);
        return fields;
      }
      fields[i] = rest.substr(0, tab);
      rest.remove_prefix(tab + 1);
    }
    fields[Count - 1] = rest;
    ++at_;
    return fields;
  }
  [[nodiscard]] std::uint32_t number(std::string_view digits) {
    std::uint32_t out = 0;
    auto const [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (code != std::errc{} || end != digits.data() + digits.size())
      fail(taken());
    return out;
  }
  [[nodiscard]] decimal amount(std::string_view digits) {
    auto const out = parse<decimal>(digits);
    if (!out)
      fail(taken());
    return out.value_or(decimal{});
  }
  template <class Words> [[nodiscard]] auto word_of(Words const& words, std::string_view spelled) {
    for (auto const& w : words)
      if (w.spelling == spelled)
        return w.meaning;
    fail(taken());
    return words[0].meaning;
  }

  /// All lines were read, nothing was wrong, and they are how the design writes itself: then nothing is returned.
  [[nodiscard]] faults finish(design_text const& due) {
    if (at_ < lines_.size())
      fail(at_);
    for (std::size_t i = 0; failed_ == none && i < due.with.size(); ++i)
      if (lines_[i] != due.with[i])
        fail(i);
    return failed_ == none ? faults{} : faults{{errc::bad_design_line, {{}, failed_, 0, 0}, {}, {}}};
  }

private:
  static constexpr auto none = static_cast<std::size_t>(-1);
  [[nodiscard]] std::size_t taken() const { return at_ == 0 ? 0 : at_ - 1; }
  void fail(std::size_t line) {
    if (failed_ == none)
      failed_ = line;
  }

  std::vector<std::string> const& lines_;
  std::size_t at_ = 0;
  std::size_t failed_ = none;
};

} // namespace detail

[[nodiscard]] inline design_text as_text(census) { return {"census-1", {}}; }

[[nodiscard]] inline design_text as_text(simple_random design) {
  return {"simple-random-1", {"visits " + std::to_string(design.n)}};
}

[[nodiscard]] inline design_text as_text(stratified const& design) {
  design_text out{
      "stratified-1",
      {"visits " + std::to_string(design.n),
       "allocation " + std::string{detail::spelling(detail::allocation_words, design.allocation)}}};
  for (auto const& s : design.known)
    out.with.push_back("known " + to_string(s.deviation) + '\t' + to_string(s.cost) + '\t' +
                       std::to_string(s.least) + '\t' + std::to_string(s.most) + '\t' + std::string{s.id});
  return out;
}

[[nodiscard]] inline design_text as_text(visits_per_stratum const& design) {
  design_text out{"visits-per-stratum-1", {}};
  for (auto const& v : design.visits)
    out.with.push_back("visits " + std::to_string(v.n) + '\t' + std::string{v.id});
  return out;
}

[[nodiscard]] inline design_text as_text(multi_site const& design) {
  design_text out{"multi-site-1",
                  {"audit " + std::string{detail::spelling(detail::audit_words, design.kind)}}};
  for (auto const id : design.chosen)
    out.with.push_back("chosen " + std::string{id});
  return out;
}

/// Errors: `unknown_design`; `bad_design_line` with the number in `with`; those of the design itself.
[[nodiscard]] inline result<draw_plan, faults> plan(frame const& f, design_text const& text) {
  detail::parameter_reader read{text.with};
  auto const made = [&](auto const& design) -> result<draw_plan, faults> {
    if (auto wrong = read.finish(as_text(design)); !wrong.empty())
      return wrong;
    return plan(f, design);
  };
  if (text.name == "census-1")
    return made(census{});
  if (text.name == "simple-random-1")
    return made(simple_random{read.number(read.take<1>("visits")[0])});
  if (text.name == "stratified-1") {
    stratified design;
    design.n = read.number(read.take<1>("visits")[0]);
    design.allocation = read.word_of(detail::allocation_words, read.take<1>("allocation")[0]);
    while (read.at("known")) {
      auto const [deviation, cost, least, most, id] = read.take<5>("known");
      if (id.data() == nullptr)
        break;
      design.known.push_back(
          {id, 0, read.amount(deviation), read.amount(cost), read.number(least), read.number(most)});
    }
    return made(design);
  }
  if (text.name == "visits-per-stratum-1") {
    visits_per_stratum design;
    while (read.at("visits")) {
      auto const [n, id] = read.take<2>("visits");
      if (id.data() == nullptr)
        break;
      design.visits.push_back({id, read.number(n)});
    }
    return made(design);
  }
  if (text.name == "multi-site-1") {
    multi_site design;
    design.kind = read.word_of(detail::audit_words, read.take<1>("audit")[0]);
    while (read.at("chosen"))
      design.chosen.push_back(read.take<1>("chosen")[0]);
    return made(design);
  }
  return faults{{errc::unknown_design, {text.name, place::nowhere, 0, 0}, {}, {}}};
}

namespace detail {

template <class T>
concept WritesItself = requires(T const& design) {
  { as_text(design) } -> std::same_as<design_text>;
};

/// A design as its record writes it. One that does not write itself is recorded as what it comes to: so many visits, or so
/// many of each stratum. Preconditions: that is all that the plan says (contract).
template <Design Plan>
[[nodiscard]] design_text recorded_text(frame const& f, Plan const& design, draw_plan const& planned) {
  design_text out;
  if constexpr (WritesItself<Plan>) {
    out = as_text(design);
  } else if (planned.stratum_of.empty()) {
    out = as_text(simple_random{planned.strata[0].drawn});
  } else {
    visits_per_stratum visits;
    for (auto const& s : planned.strata)
      visits.visits.push_back({s.id, s.drawn});
    out = as_text(visits);
  }
  auto const again = plan(f, out);
  contract(again.has_value() && again->strata == planned.strata && again->stratum_of == planned.stratum_of,
           "a design that is recorded is planned by what is written of it");
  return out;
}

} // namespace detail

} // namespace starlot::inline v0

#endif
