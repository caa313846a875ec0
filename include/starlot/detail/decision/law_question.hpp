// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_QUESTION_HPP
#define STARLOT_DETAIL_DECISION_LAW_QUESTION_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/known_scores.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// Those that are drawn or those that are not, whichever are fewer: the total of either says that of the other.
[[nodiscard]] constexpr std::uint64_t fewer_of(std::uint64_t outlets, std::uint64_t drawn) noexcept {
  return drawn < outlets - drawn ? drawn : outlets - drawn;
}

/// Entries that are drawn from, the outlets of each counting.
struct law_stratum {
  std::vector<score_entry> entries;
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
  std::vector<law_stratum> strata;
  std::vector<law_cut> cuts; ///< in the order of the rungs
  double width_of_point = 1; ///< how wide a grid is on the scale of those totals that moves the mean by 1
  [[nodiscard]] std::uint64_t drawn() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& s : strata)
      sum += s.drawn;
    return sum;
  }
  [[nodiscard]] std::uint64_t outlets() const noexcept {
    std::uint64_t sum = 0;
    for (auto const& s : strata)
      sum += s.outlets;
    return sum;
  }
};

/// The questions that a law answers: one of the whole ladder, or where the mean is a ratio one of each rung.
struct law_questions {
  std::vector<law_question> of;
  std::optional<std::size_t> true_grade; ///< of all outlets; none where scores between bounds leave it open
};

/// What is wrong with the rungs of one ladder.
[[nodiscard]] inline error ladder_fault(std::span<rung const> rungs) {
  if (rungs.empty())
    return {errc::no_ladder, {}, {}, {}};
  for (std::size_t i = 0; i < rungs.size(); ++i)
    if (auto const code = order_fault(rungs, i); code != errc::none)
      return {code, {rungs[i].name.en, i, 0, 0}, {}, {}};
  return {};
}

/// Grade of a mean total/parts: the number of rungs that it reaches.
[[nodiscard]] inline std::size_t grade_reached(std::span<rung const> rungs, fraction const& mean) {
  std::size_t grade = 0;
  for (auto const& r : rungs)
    grade += reaches(r, mean <=> fraction{r.from}) ? 1U : 0U;
  return grade;
}

[[nodiscard]] inline std::optional<std::size_t> grade_between(std::span<rung const> rungs,
                                                              fraction const& low, fraction const& high) {
  auto const grade = grade_reached(rungs, low);
  return grade == grade_reached(rungs, high) ? std::optional{grade} : std::nullopt;
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

/// Of strata, all of which are drawn from: `no_rows`, `sample_of_none`, `too_many_visits` with the stratum where there are several.
[[nodiscard]] inline result<law_questions> question_of(result<std::vector<law_stratum>> given,
                                                       std::span<rung const> rungs) {
  if (!given)
    return given.error();
  auto& strata = *given;
  if (strata.empty())
    return error{errc::no_rows, {}, {}, {}};
  for (std::size_t h = 0; h < strata.size(); ++h)
    if (auto const wrong =
            stratum_fault(strata[h].outlets, strata[h].drawn, strata.size() > 1 ? h : place::nowhere);
        wrong.code != errc::none)
      return wrong;
  if (auto const wrong = ladder_fault(rungs); wrong.code != errc::none)
    return wrong;
  law_question out{std::move(strata), {}};
  fraction low, high;
  for (auto const& s : out.strata)
    for (auto const& e : s.entries) {
      auto const times = static_cast<std::int64_t>(e.outlets);
      low += fraction{points::from_micro(e.low)} * fraction{times};
      high += fraction{points::from_micro(e.high)} * fraction{times};
    }
  auto const all = fraction{static_cast<std::int64_t>(out.outlets())};
  for (auto const& r : rungs)
    out.cuts.push_back({r.from.micro(), r.reached});
  if (out.strata.size() > 1)
    out.width_of_point = static_cast<double>(out.outlets()) / static_cast<double>(out.drawn());
  law_questions asked{{}, grade_between(rungs, low / all, high / all)};
  asked.of.push_back(std::move(out));
  return asked;
}

/// Of clusters: Σt/Σm reaches θ where Σ(t - θm) reaches 0. Errors: those of strata; `cluster_empty` and `points_out_of_range`
/// with the cluster.
[[nodiscard]] inline result<law_questions> questions_of(std::span<scored_cluster const> clusters,
                                                        std::uint64_t n, std::span<rung const> rungs) {
  if (auto const wrong = stratum_fault(clusters.size(), n, place::nowhere); wrong.code != errc::none)
    return wrong;
  if (auto const wrong = ladder_fault(rungs); wrong.code != errc::none)
    return wrong;
  fraction total;
  std::int64_t outlets = 0;
  for (std::size_t i = 0; i < clusters.size(); ++i) {
    if (clusters[i].outlets == 0)
      return error{errc::cluster_empty, {{}, i, 0, 0}, {}, {}};
    total += fraction{clusters[i].total};
    outlets += clusters[i].outlets;
  }
  law_questions asked{{}, grade_reached(rungs, total / fraction{outlets})};
  for (auto const& r : rungs) {
    law_stratum all{{}, clusters.size(), n};
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      std::int64_t due = 0, above = 0;
      if (!multiply(r.from.micro(), clusters[i].outlets, due) ||
          !subtract(clusters[i].total.micro(), due, above))
        return error{errc::points_out_of_range, {{}, i, 0, 0}, {}, {}};
      all.entries.push_back({above, above});
    }
    law_question q{{}, {{0, r.reached}}, static_cast<double>(outlets) / static_cast<double>(clusters.size())};
    q.strata.push_back(std::move(all));
    asked.of.push_back(std::move(q));
  }
  return asked;
}

/// Errors: those of the scores.
[[nodiscard]] inline result<std::vector<law_stratum>> law_strata(std::span<scored_stratum const> strata) {
  std::vector<law_stratum> out;
  for (auto const& s : strata) {
    if (s.scores.fault().code != errc::none)
      return s.scores.fault();
    out.push_back({s.scores.entries(), s.scores.outlets(), s.n});
  }
  return out;
}
[[nodiscard]] inline result<std::vector<law_stratum>> law_strata(known_scores const& scores,
                                                                 std::uint64_t n) {
  std::vector<scored_stratum> const one{{scores, n}};
  return law_strata(one);
}

/// Strata of a frame, and which of them each outlet is in.
struct frame_strata {
  std::vector<law_stratum> of;
  std::vector<std::uint32_t> stratum_of;
};

/// What a design draws of each stratum, scores standing in the order of the frame, one of each outlet. Errors: those of the
/// design; those of the scores; `scores_missing` where they are not as many as outlets, or one stands for several;
/// `sample_of_none` with the stratum where none of its outlets is drawn.
template <Design D>
[[nodiscard]] result<frame_strata, faults> law_strata(frame const& f, known_scores const& scores,
                                                      D const& design) {
  auto const made = plan(f, design);
  if (!made)
    return made.error();
  expect_good_plan(f, *made);
  if (scores.fault().code != errc::none)
    return faults{scores.fault()};
  auto const amount = [](std::uint64_t n) { return decimal{static_cast<std::int64_t>(n)}; };
  if (scores.entries().size() != f.size())
    return faults{{errc::scores_missing, {}, amount(scores.entries().size()), amount(f.size())}};
  faults wrong;
  frame_strata out{std::vector<law_stratum>(made->strata.size()), {}};
  auto const ids = ids_in_frame(f, *made);
  for (std::size_t h = 0; h < out.of.size(); ++h) {
    out.of[h].drawn = made->strata[h].drawn;
    if (out.of[h].drawn == 0 && made->strata[h].outlets > 0)
      wrong.push_back({errc::sample_of_none, {ids[h], h, 0, 0}, {}, amount(made->strata[h].outlets)});
  }
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    auto const& entry = scores.entries()[i];
    if (entry.outlets != 1)
      wrong.push_back({errc::scores_missing, {f[i].id, i, 0, 0}, amount(entry.outlets), amount(1)});
    out.stratum_of.push_back(stratum_in(*made, i));
    auto& stratum = out.of[out.stratum_of.back()];
    stratum.entries.push_back(entry);
    ++stratum.outlets;
  }
  if (!wrong.empty())
    return wrong;
  return out;
}

} // namespace starlot::inline v0::detail

#endif
