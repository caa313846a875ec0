// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_DECISION_LAW_QUESTION_HPP
#define STARLOT_DETAIL_DECISION_LAW_QUESTION_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/fraction.hpp>
#include <starlot/core/points.hpp>
#include <starlot/core/result.hpp>
#include <starlot/decision/law_options.hpp>
#include <starlot/decision/population_scores.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/sampling/design.hpp>
#include <starlot/sampling/designs/simple_random.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/scheme/ladder.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
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
  std::int64_t over = 1; ///< what `from` is divided by
};

/// What is asked: the law of Σ (N_h/n_h) S_h, the totals S_h of simple random samples of strata, against bounds times
/// Σ N_h. Of one stratum it is S against bounds times n.
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
  list<law_question> each;
  std::optional<std::size_t> true_grade; ///< of all outlets; none where scores between bounds leave it open
  error fault;                           ///< why there are none, or `none`
};

template <class = on_use> [[nodiscard]] law_questions not_asked(error const& why) { return {{}, {}, why}; }

/// What is wrong with the rungs of one ladder.
template <class = on_use> [[nodiscard]] error ladder_fault(std::span<rung const> rungs) {
  if (rungs.empty())
    return error::of(errc::no_ladder);
  for (std::size_t i = 0; i < rungs.size(); ++i)
    if (auto const code = order_fault(rungs, i); code != errc::none)
      return error::at(code, rungs[i].name.en, i);
  return {};
}

/// Grade of a mean: the number of rungs that it reaches. The type of the fraction is a parameter, as its operators
/// would otherwise be instantiated wherever this is read.
template <class Fraction>
[[nodiscard]] std::size_t grade_reached(std::span<rung const> rungs, Fraction const& mean) {
  std::size_t grade = 0;
  for (std::size_t i = 0; i < rungs.size(); ++i)
    grade += reaches(rungs[i], mean <=> rungs[i].bound_as<Fraction>()) ? 1U : 0U;
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
  if (code == errc::none || code == errc::no_rows)
    return code == errc::none ? error{} : error::at(code, index);
  return error::at(code, index).with(decimal_of(n), decimal_of(outlets));
}

/// Strata, or what is wrong with their scores.
struct given_strata {
  list<law_stratum> strata;
  error fault;
};

/// Of strata, all of which are drawn from: `no_rows`, `sample_of_none`, `too_many_visits` with the stratum where
/// there are several.
template <class = on_use>
[[nodiscard]] law_questions question_of(given_strata given, std::span<rung const> rungs) {
  if (given.fault.code != errc::none)
    return not_asked(given.fault);
  auto& strata = given.strata;
  if (strata.empty())
    return not_asked(error::of(errc::no_rows));
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
    q.cuts.push_back({rungs[i].from.micro(), rungs[i].reached, rungs[i].divisor});
  if (q.strata.size() > 1)
    q.width_of_point = static_cast<double>(q.outlets()) / static_cast<double>(q.drawn());
  law_questions asked{{}, true_grade_of(q, rungs), {}};
  asked.each.push_back(std::move(q));
  return asked;
}

/// Of clusters: Σt/Σm reaches θ where Σ(t - θm) reaches 0. Errors: those of strata; `cluster_empty` and
/// `points_out_of_range` with the cluster.
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
      return not_asked(error::at(errc::cluster_empty, i));
    total += Fraction{clusters[i].total};
    outlets += clusters[i].outlets;
  }
  law_questions asked{{}, grade_reached(rungs, total / Fraction{outlets}), {}};
  for (std::size_t r = 0; r < rungs.size(); ++r) {
    law_stratum all{{}, clusters.size(), n};
    for (std::size_t i = 0; i < clusters.size(); ++i) {
      std::int64_t due = 0, above = 0, total_over = 0;
      if (!multiply(rungs[r].from.micro(), clusters[i].outlets, due) ||
          !multiply(clusters[i].total.micro(), rungs[r].divisor, total_over) ||
          !subtract(total_over, due, above))
        return not_asked(error::at(errc::points_out_of_range, i));
      all.entries.push_back({above, above});
    }
    law_question q{{},
                   {{0, rungs[r].reached}},
                   static_cast<double>(outlets) * static_cast<double>(rungs[r].divisor) /
                       static_cast<double>(clusters.size())};
    q.strata.push_back(std::move(all));
    asked.each.push_back(std::move(q));
  }
  return asked;
}

/// Adds a stratum, or what is wrong with its scores.
template <class Scores> void add_stratum(given_strata& to, Scores const& scores, std::uint64_t n) {
  if (scores)
    to.strata.push_back({access::entries(*scores), scores->outlets(), n});
  else if (to.fault.code == errc::none)
    to.fault = scores.error();
}
template <class Stratum = scored_stratum>
[[nodiscard]] given_strata strata_given(std::span<Stratum const> strata) {
  given_strata out;
  for (auto const& s : strata)
    add_stratum(out, s.scores, s.n);
  return out;
}
template <Scores S> [[nodiscard]] given_strata law_strata(S const& given, std::uint64_t n) {
  given_strata out;
  add_stratum(out, scores_from(given), n);
  return out;
}

/// A stratum of a design that selects from random starts.
struct selected_law_stratum {
  stratum of;
  list<std::int64_t> sizes; ///< of its outlets, in the order of the frame
};

/// Strata of a frame, and which of them each outlet is in; or what is wrong with them.
struct frame_strata {
  given_strata given;
  list<std::uint32_t> stratum_of;
  list<selected_law_stratum> selected; ///< all strata, where some are selected from random starts; else empty
  list<error> wrong;
};

/// What a design draws of each stratum, scores standing in the order of the frame, one of each outlet. Errors: those
/// of the design; those of the scores; `scores_missing` where they are not as many as outlets, or one stands for
/// several; `not_drawn_by_tickets` where the design selects, and not all that is left to chance from random starts;
/// `sample_of_none` with the stratum where none of its outlets is drawn.
template <Scores S, Design D>
[[nodiscard]] frame_strata law_strata(frame const& f, S const& given, D const& design) {
  frame_strata out;
  auto const made = plan(f, design);
  if (!made) {
    out.wrong.append(access::why(made).all());
    return out;
  }
  expect_good_plan(f, *made);
  if (selects(*made))
    for (auto const& s : made->strata) {
      if (!s.certain && (s.selected_by == nullptr || s.selected_by->point == nullptr)) {
        out.wrong.push_back(error::of(errc::not_drawn_by_tickets));
        return out;
      }
      out.selected.push_back({s, {}});
    }
  auto const read = scores_from(given);
  if (!read) {
    out.wrong.append(access::why(read).all());
    return out;
  }
  auto const& scores = *read;
  auto const amount = [](std::uint64_t n) { return decimal{static_cast<std::int64_t>(n)}; };
  auto const* const entries = access::entries(scores).data();
  if (access::entries(scores).size() != f.size()) {
    out.wrong.push_back(
        error::of(errc::scores_missing).with(amount(access::entries(scores).size()), amount(f.size())));
    return out;
  }
  auto& strata = out.given.strata;
  strata.resize(made->strata.size());
  for (std::size_t h = 0; h < strata.size(); ++h) {
    strata[h].drawn = made->strata[h].sampled;
    if (strata[h].drawn == 0 && made->strata[h].population > 0)
      out.wrong.push_back(error::at(errc::sample_of_none, made->strata[h].id, h)
                              .with({}, amount(made->strata[h].population)));
  }
  for (std::uint32_t i = 0; i < f.size(); ++i) {
    if (entries[i].outlets != 1)
      out.wrong.push_back(
          error::at(errc::scores_missing, f[i].id, i).with(amount(entries[i].outlets), amount(1)));
    out.stratum_of.push_back(stratum_in(*made, i));
    auto& stratum = strata[out.stratum_of.back()];
    stratum.entries.push_back(entries[i]);
    ++stratum.outlets;
    if (!out.selected.empty())
      out.selected[out.stratum_of.back()].sizes.push_back(f[i].size);
  }
  return out;
}

/// What a law is asked for, as the doors of `grade_distribution` and `outlet_effects` take it.
struct law_input {
  law_questions questions;
  list<std::uint32_t> stratum_of; ///< of each outlet of a frame; else empty
  list<error> wrong;              ///< with the frame, its design or its scores
  list<selected_law_stratum> selected =
      {}; ///< strata of the question, where some are selected from random starts
};

template <Scores S>
[[nodiscard]] law_input law_input_of(S const& scores, simple_random design, ladder_rungs rungs) {
  return {question_of(law_strata(scores, design.n), rungs.rungs), {}, {}};
}
template <class = on_use>
[[nodiscard]] law_input law_input_of_strata(std::span<scored_stratum const> strata, ladder_rungs rungs) {
  return {question_of(strata_given(strata), rungs.rungs), {}, {}};
}
template <Scores S, Design D>
[[nodiscard]] law_input law_input_of(frame const& f, S const& scores, D const& design, ladder_rungs rungs) {
  auto strata = law_strata(f, scores, design);
  if (!strata.wrong.empty())
    return {{}, {}, std::move(strata.wrong)};
  return {question_of(std::move(strata.given), rungs.rungs),
          std::move(strata.stratum_of),
          {},
          std::move(strata.selected)};
}
template <class = on_use>
[[nodiscard]] law_input law_input_of_clusters(std::span<scored_cluster const> clusters, simple_random design,
                                              ladder_rungs rungs) {
  return {questions_of(clusters, design.n, rungs.rungs), {}, {}};
}

/// Whether a door takes these arguments. The doors have the same parameters.
struct law_doors {
  template <Scores S> static void of(S const&, simple_random, ladder_rungs, law_options const& = {});
  static void of(std::span<scored_stratum const>, ladder_rungs, law_options const& = {});
  template <Scores S, Design D>
  static void of(frame const&, S const&, D const&, ladder_rungs, law_options const& = {});
  static void of(std::span<scored_cluster const>, simple_random, ladder_rungs, law_options const& = {});
};
template <class... Arguments>
concept LawArguments = requires(Arguments const&... arguments) {
  law_doors::of(arguments...);
};
/// For the sentence about other arguments: false, and a result, both of which depend on an argument.
template <class> inline constexpr bool never = false;
template <class Argument, class T>
using result_unless = result<std::conditional_t<never<Argument>, Argument, T>>;

} // namespace starlot::inline v0::detail

#endif
