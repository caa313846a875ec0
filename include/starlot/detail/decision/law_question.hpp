// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_QUESTION_HPP
#define STARLOT_DETAIL_DECISION_LAW_QUESTION_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>

namespace starlot::inline v0::detail {

/// Those that are drawn or those that are not, whichever are fewer: the total of either says that of the other.
[[nodiscard]] constexpr std::uint64_t fewer_of(std::uint64_t outlets, std::uint64_t drawn) noexcept {
  return drawn < outlets - drawn ? drawn : outlets - drawn;
}

/// Entries that are drawn from, the outlets of each counting.
struct law_stratum {
  list<score_entry> entries;
  std::uint64_t outlets = 0; ///< N_h
  std::uint64_t drawn = 0;   ///< n_h
};

/// A bound that a total reaches or does not.
struct law_cut {
  std::int64_t from = 0; ///< of the mean, in millionths
  bound reached = bound::at_least;
};

/// What is asked: the law of Σ (N_h/n_h) S_h, the totals S_h of simple random samples of strata, against bounds times Σ N_h. Of one
/// stratum it is S against bounds times n.
struct law_question {
  list<law_stratum> strata;
  list<law_cut> cuts;        ///< in the order of the rungs
  double width_of_point = 1; ///< how wide a grid is on the scale of those totals that moves the mean by 1

  template <class = on_use> [[nodiscard]] std::uint64_t drawn() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& s : strata)
      sum += s.drawn;
    return sum;
  }
  template <class = on_use> [[nodiscard]] std::uint64_t outlets() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& s : strata)
      sum += s.outlets;
    return sum;
  }
};

/// The questions that a law answers: one of the whole ladder, or where the mean is a ratio one of each rung.
struct law_questions {
  list<law_question> of;
  std::optional<std::size_t> true_grade; ///< of all outlets; none where scores between bounds leave it open
  error fault;                           ///< why there are none, or `none`
};

template <class = on_use> [[nodiscard]] law_questions not_asked(error const& why) { return {{}, {}, why}; }

/// What is wrong with the rungs of one ladder.
template <class = on_use> [[nodiscard]] error ladder_fault(std::span<rung const> rungs) {
  if (rungs.empty())
    return {errc::no_ladder, {}, {}, {}};
  for (std::size_t i = 0; i < rungs.size(); ++i)
    if (auto const code = order_fault(rungs, i); code != errc::none)
      return {code, {rungs[i].name.en, i, 0, 0}, {}, {}};
  return {};
}

/// Grade of a mean: the number of rungs that it reaches. The type of the fraction is a parameter, as its operators would
/// otherwise be instantiated wherever this is read.
template <class Fraction>
[[nodiscard]] std::size_t grade_reached(std::span<rung const> rungs, Fraction const& mean) {
  std::size_t grade = 0;
  for (std::size_t i = 0; i < rungs.size(); ++i)
    grade += reaches(rungs[i], mean <=> Fraction{rungs[i].from}) ? 1U : 0U;
  return grade;
}

/// Grade of the mean of all outlets.
template <class Fraction = fraction>
[[nodiscard]] std::optional<std::size_t> true_grade_of(law_question const& q, std::span<rung const> rungs) {
  Fraction low, high;
  for (auto const& s : q.strata)
    for (auto const& e : s.entries) {
      auto const times = static_cast<std::int64_t>(e.outlets);
      low += Fraction{points::from_micro(e.lower)} * Fraction{times};
      high += Fraction{points::from_micro(e.upper)} * Fraction{times};
    }
  auto const all = Fraction{static_cast<std::int64_t>(q.outlets())};
  auto const grade = grade_reached(rungs, low / all);
  return grade == grade_reached(rungs, high / all) ? std::optional{grade} : std::nullopt;
}

/// Where a stratum has no outlets, or none of them or more than there are would be drawn.
[[nodiscard]] inline error stratum_fault(std::uint64_t outlets, std::uint64_t n, std::size_t index) {
  auto const decimal_of = [](std::uint64_t x) {
    return decimal{static_cast<std::int64_t>(x < 9'000'000'000'000 ? x : 9'000'000'000'000)};
  };
  auto const code = outlets == 0  ? errc::no_rows
                    : n == 0      ? errc::sample_of_none
                    : n > outlets ? errc::too_many_visits
                                  : errc::none;
  if (code == errc::none)
    return {};
  return {code, {{}, index, 0, 0}, decimal_of(n), decimal_of(outlets)};
}

/// Strata, or what is wrong with their scores.
struct given_strata {
  list<law_stratum> of;
  error fault;
};

/// Of strata, all of which are drawn from: `no_rows`, `sample_of_none`, `too_many_visits` with the stratum where there are several.
template <class = on_use>
[[nodiscard]] law_questions question_of(given_strata given, std::span<rung const> rungs) {
  if (given.fault.code != errc::none)
    return not_asked(given.fault);
  auto& strata = given.of;
  if (strata.empty())
    return not_asked({errc::no_rows, {}, {}, {}});
  for (std::size_t h = 0; h < strata.size(); ++h)
    if (auto const wrong =
            stratum_fault(strata[h].outlets, strata[h].drawn, strata.size() > 1 ? h : place::nowhere);
        wrong.code != errc::none)
      return not_asked(wrong);
  if (auto const wrong = ladder_fault(rungs); wrong.code != errc::none)
    return not_asked(wrong);
  law_question q;
  q.strata.swap(strata);
  for (std::size_t i = 0; i < rungs.size(); ++i)
    q.cuts.push_back({rungs[i].from.micro(), rungs[i].reached});
  if (q.strata.size() > 1)
    q.width_of_point = static_cast<double>(q.outlets()) / static_cast<double>(q.drawn());
  law_questions asked{{}, true_grade_of(q, rungs), {}};
  asked.of.push_back(std::move(q));
  return asked;
}

/// Of clusters: Σt/Σm reaches θ where Σ(t - θm) reaches 0. Errors: those of strata; `cluster_empty` and `points_out_of_range`
/// with the cluster.
template <class Fraction = fraction>
[[nodiscard]] law_questions questions_of(std::span<scored_cluster const> clusters, std::uint64_t n,
                                         std::span<rung const> rungs) {
  if (auto const wrong = stratum_fault(clusters.size(), n, place::nowhere); wrong.code != errc::none)
    return not_asked(wrong);
  if (auto const wrong = ladder_fault(rungs); wrong.code != errc::none)
    return not_asked(wrong);
  Fraction total;
  std::int64_t outlets = 0;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (clusters[i].outlets == 0)
      return not_asked({errc::cluster_empty, {{}, i, 0, 0}, {}, {}});
    total += Fraction{clusters[i].total};
    outlets += clusters[i].outlets;
  }
  law_questions asked{{}, grade_reached(rungs, total / Fraction{outlets}), {}};
  for (std::size_t r = 0; r < rungs.size(); ++r) {
    law_stratum all{{}, clusters.size(), n};
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      std::int64_t due = 0, above = 0;
      if (!multiply(rungs[r].from.micro(), clusters[i].outlets, due) ||
          !subtract(clusters[i].total.micro(), due, above))
        return not_asked({errc::points_out_of_range, {{}, i, 0, 0}, {}, {}});
      all.entries.push_back({above, above});
    }
    law_question q{
        {}, {{0, rungs[r].reached}}, static_cast<double>(outlets) / static_cast<double>(clusters.size())};
    q.strata.push_back(std::move(all));
    asked.of.push_back(std::move(q));
  }
  return asked;
}

/// Adds a stratum; false, with the fault, where its scores cannot be used.
template <class = on_use>
[[nodiscard]] bool add_stratum(given_strata& to, population_scores const& scores, std::uint64_t n) {
  to.fault = scores.fault();
  if (to.fault.code != errc::none)
    return false;
  auto const* const first = access::entries(scores).data();
  to.of.push_back({{first, first + access::entries(scores).size()}, scores.outlets(), n});
  return true;
}
template <class = on_use> [[nodiscard]] given_strata law_strata(std::span<scored_stratum const> strata) {
  given_strata out;
  for (std::size_t h = 0; h < strata.size(); ++h)
    if (!add_stratum(out, strata[h].scores, strata[h].n))
      break;
  return out;
}
template <class = on_use> [[nodiscard]] given_strata law_strata(population_scores const& scores, std::uint64_t n) {
  given_strata out;
  static_cast<void>(add_stratum(out, scores, n));
  return out;
}

/// Strata of a frame, and which of them each outlet is in; or what is wrong with them.
struct frame_strata {
  given_strata given;
  list<std::uint32_t> stratum_of;
  list<error> wrong;
};

/// What a design draws of each stratum, scores standing in the order of the frame, one of each outlet. Errors: those of the
/// design; those of the scores; `scores_missing` where they are not as many as outlets, or one stands for several;
/// `sample_of_none` with the stratum where none of its outlets is drawn.
template <Design D>
[[nodiscard]] frame_strata law_strata(frame const& f, population_scores const& scores, D const& design) {
  frame_strata out;
  auto const made = plan(f, design);
  if (!made) {
    out.wrong = list<error>{made.error()};
    return out;
  }
  expect_good_plan(f, *made);
  if (scores.fault().code != errc::none) {
    out.wrong.push_back(scores.fault());
    return out;
  }
  auto const amount = [](std::uint64_t n) { return decimal{static_cast<std::int64_t>(n)}; };
  auto const* const entries = access::entries(scores).data();
  if (access::entries(scores).size() != f.size()) {
    out.wrong.push_back({errc::scores_missing, {}, amount(access::entries(scores).size()), amount(f.size())});
    return out;
  }
  auto& strata = out.given.of;
  strata.resize(made->strata.size());
  auto const ids = ids_in_frame(f, *made);
  for (std::size_t h = 0; h < strata.size(); ++h) {
    strata[h].drawn = made->strata[h].drawn;
    if (strata[h].drawn == 0 && made->strata[h].outlets > 0)
      out.wrong.push_back({errc::sample_of_none, {ids[h], h, 0, 0}, {}, amount(made->strata[h].outlets)});
  }
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    if (entries[i].outlets != 1)
      out.wrong.push_back({errc::scores_missing, {f[i].id, i, 0, 0}, amount(entries[i].outlets), amount(1)});
    out.stratum_of.push_back(stratum_in(*made, i));
    auto& stratum = strata[out.stratum_of.back()];
    stratum.entries.push_back(entries[i]);
    ++stratum.outlets;
  }
  return out;
}

} // namespace starlot::inline v0::detail

#endif
