// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_BASE_ACCESS_HPP
#define STARLOT_DETAIL_BASE_ACCESS_HPP
// IWYU pragma: private

#include <cstddef>
#include <cstdint>

namespace starlot::inline v0::detail {

/// Shows the rest of the library what public classes keep from their users.
struct access {
  template <class T, class... Args> [[nodiscard]] static constexpr T make(Args&&... args) {
    return T{static_cast<Args&&>(args)...};
  }
  /// Sets a fraction to that of two numbers that have no common divisor.
  template <class Fraction>
  static constexpr void set_reduced(Fraction& to, std::int64_t top, std::int64_t bottom) noexcept {
    to.set(top, bottom, typename Fraction::in_lowest_terms{});
  }
  template <class Scheme> [[nodiscard]] static constexpr auto const& entries(Scheme const& s) noexcept {
    return s.entries_;
  }
  template <class Scheme> [[nodiscard]] static constexpr auto const& knots(Scheme const& s) noexcept {
    return s.knots_;
  }
  template <class Scheme> [[nodiscard]] static constexpr auto const& conditions(Scheme const& s) noexcept {
    return s.conditions_;
  }
  template <class Scheme> [[nodiscard]] static constexpr auto const* declared_scale(Scheme const& s) noexcept {
    return s.scale_.is_there() ? &*s.scale_ : nullptr;
  }
  template <class Scheme> [[nodiscard]] static constexpr auto const& whole(Scheme const& s) noexcept {
    return s.whole_;
  }
  template <class Scheme> [[nodiscard]] static constexpr auto const& customs(Scheme const& s) noexcept {
    return s.customs_;
  }
  /// The rungs of a ladder with room for more. Not as a span: the standard library of GCC in its debug mode asks of the
  /// address of a temporary ladder what no constant expression can tell.
  template <class Ladder> [[nodiscard]] static constexpr auto const& rungs(Ladder const& l) noexcept {
    return l.rungs_;
  }
  template <class Line> [[nodiscard]] static auto& values(Line& line) noexcept { return line.values_; }
  template <class Line> [[nodiscard]] static auto& texts(Line& line) noexcept { return line.texts_; }
  /// What keeps a loaded scheme alive, of a scheme and of what refers to one.
  template <class T> [[nodiscard]] static auto& table(T& of) noexcept { return of.table_; }
  template <class Findings> [[nodiscard]] static auto const& remarks(Findings const& f) noexcept {
    return f.remarks_;
  }
  template <class Findings, class Finding>
  static void store(Findings& to, std::uint32_t slot, Finding const& f) {
    to.store(slot, f);
  }
  /// Records a finding as it is, right or wrong, by its index.
  template <class Findings, class Finding>
  static void record(Findings& to, std::uint32_t index, Finding const& f) {
    to.record(index, f);
  }
  template <class Scheme> [[nodiscard]] static auto const* customs_of(Scheme const& s) noexcept {
    return s.customs_;
  }
  /// Why a result has no value, to be passed on. Not constexpr, as `result::errors` is: see `on_use`.
  template <class Result> [[nodiscard]] static auto const& why(Result const& r) noexcept { return r.why_; }
  template <class T> [[nodiscard]] static auto& parts(T& of) noexcept { return of.parts_; }
  template <class Record> [[nodiscard]] static auto const& stratum_of(Record const& r) noexcept {
    return r.stratum_of_;
  }
  template <class Answer> [[nodiscard]] static auto counted(Answer const& answer) noexcept {
    return answer.counted_.view();
  }
  template <class Choice> [[nodiscard]] static auto const& roll_up(Choice const& choice) noexcept {
    return choice.part_;
  }
  template <class Choice> [[nodiscard]] static auto const& policy(Choice const& choice) noexcept {
    return choice.policy_;
  }
  template <class Table> [[nodiscard]] static auto const& part(Table const& t, std::size_t number) noexcept {
    return t.parts_[number].part;
  }
};

} // namespace starlot::inline v0::detail

#endif
