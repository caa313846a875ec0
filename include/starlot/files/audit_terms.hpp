// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_FILES_AUDIT_TERMS_HPP
#define STARLOT_FILES_AUDIT_TERMS_HPP

#include <starlot/company/company_options.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/core/sealed_text.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace starlot::inline v0 {

/// How an audit is rated, beside its scheme.
struct audit_terms {
  std::string policy{};       ///< a ready aggregation policy by its name; empty: as the scheme says
  std::string parameter{};    ///< what it takes: "10%" for `trimmed`
  company_options company{};  ///< outlets that were not reached, or visited beside the sample
  bool one_year_wait = false; ///< of a points sheet of GB/T 27922: `gbt27922::options`

  friend bool operator==(audit_terms const& a, audit_terms const& b) noexcept {
    return a.policy == b.policy && a.parameter == b.parameter && a.one_year_wait == b.one_year_wait &&
           a.company.nonresponse == b.company.nonresponse &&
           a.company.purposive_visits == b.company.purposive_visits &&
           a.company.accepts_substitutes == b.company.accepts_substitutes &&
           a.company.single_unit == b.company.single_unit;
  }
};

namespace detail {

/// A word of a line and what it says.
template <class Meaning> struct term_word {
  std::string_view word;
  Meaning meaning;
};
inline constexpr term_word<bool> words_of_no[] = {{"no", false}, {"yes", true}};
inline constexpr term_word<nonresponse> words_of_nonresponse[] = {{"refuse", nonresponse::refuse},
                                                                  {"worst_case", nonresponse::worst_case}};
inline constexpr term_word<purposive_visits> words_of_purposive[] = {
    {"refuse", purposive_visits::refuse}, {"certainty", purposive_visits::certainty}};
inline constexpr term_word<single_unit_strata> words_of_single[] = {
    {"fail", single_unit_strata::fail},
    {"certainty", single_unit_strata::certainty},
    {"remove", single_unit_strata::remove},
    {"adjust", single_unit_strata::adjust},
    {"average", single_unit_strata::average}};

/// Each line of the terms, with its words and what it is about: written and read by the same list.
template <class Terms, class Use> void each_term(Terms& terms, Use const& use) {
  use("nonresponse ", words_of_nonresponse, terms.company.nonresponse);
  use("purposive_visits ", words_of_purposive, terms.company.purposive_visits);
  use("accepts_substitutes ", words_of_no, terms.company.accepts_substitutes);
  use("single_unit_strata ", words_of_single, terms.company.single_unit);
  use("one_year_wait ", words_of_no, terms.one_year_wait);
}

} // namespace detail

/// Terms as lines "starlot terms 1": the policy and what it takes, then each option by its name. The same terms are the same bytes.
template <class = detail::on_use> [[nodiscard]] std::string to_bytes(audit_terms const& terms) {
  std::string out = "starlot terms 1\npolicy ";
  static_cast<void>(detail::write_field(out, terms.policy));
  out += '\t';
  static_cast<void>(detail::write_field(out, terms.parameter));
  detail::each_term(terms, [&](std::string_view name, auto const& words, auto const& value) {
    out.append(1, '\n').append(name);
    for (auto const& w : words)
      if (w.meaning == value)
        out.append(w.word);
  });
  return out += '\n';
}

/// Reads terms. Errors, with the line: `bad_terms_line`, `bad_line_ends`.
template <class = detail::on_use> [[nodiscard]] result<audit_terms> read_terms(std::string_view bytes) {
  audit_terms out;
  if (bytes.find('\r') != std::string_view::npos)
    return error::in_line(errc::bad_line_ends, 1);
  if (bytes.empty() || bytes.back() != '\n' || !bytes.starts_with("starlot terms 1\n"))
    return error::in_line(errc::bad_terms_line, 1);
  auto rest = bytes;
  static_cast<void>(detail::take_line(rest));
  auto line = detail::take_line(rest);
  bool good = line.starts_with("policy ");
  if (good) {
    line.remove_prefix(7);
    auto const name = detail::take_field(line);
    good = detail::read_field(name, out.policy) && detail::read_field(line, out.parameter);
  }
  std::size_t at = 2;
  std::size_t wrong = good ? 0 : at;
  detail::each_term(out, [&](std::string_view name, auto const& words, auto& value) {
    ++at;
    auto const text = rest.empty() ? std::string_view{} : detail::take_line(rest);
    bool known = false;
    for (auto const& w : words)
      if (text.starts_with(name) && text.substr(name.size()) == w.word) {
        value = w.meaning;
        known = true;
      }
    if (!known && wrong == 0)
      wrong = at;
  });
  if (wrong == 0 && !rest.empty())
    wrong = at + 1;
  if (wrong == 0 && to_bytes(out) != bytes) // a policy that is written in another way
    wrong = 2;
  if (wrong != 0)
    return error::in_line(errc::bad_terms_line, wrong);
  return out;
}

} // namespace starlot::inline v0

#endif
