// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_DESIGN_PLANNER_HPP
#define STARLOT_DETAIL_SAMPLING_DESIGN_PLANNER_HPP
// IWYU pragma: private

#include <starlot/core/decimal.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/sampling/open_plan.hpp>
#include <starlot/sampling/frame.hpp>
#include <starlot/sampling/stratum.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace starlot::inline v0::detail {

/// What the ready designs share when they plan: the strata of the frame, and the errors that were found so far.
/// A template on `draw_plan`, so that nothing of it is instantiated before it is called.
template <class Plan> class design_planner {
public:
  explicit design_planner(frame const& f) : frame_{f} {}

  /// Puts all outlets into one stratum, n of which are drawn.
  void take_from_all(std::uint32_t n) {
    plan_.strata.push_back({{}, static_cast<std::uint32_t>(frame_.size()), n});
  }

  /// Splits the frame into its strata; nothing is drawn yet.
  void split() {
    plan_ = split_by_stratum(frame_);
    ids_ = ids_in_frame(frame_, plan_);
    listed_.resize(ids_.size());
  }
  [[nodiscard]] list<stratum>& strata() noexcept { return plan_.strata; }
  [[nodiscard]] list<std::uint32_t>& stratum_of() noexcept { return plan_.stratum_of; }
  /// The id of a stratum after `split()`, as the frame holds it.
  [[nodiscard]] std::string_view id(std::size_t h) const noexcept { return ids_[h]; }

  /// The number of the stratum that a design lists at position i. Nothing, and an error, if there is none or if it was
  /// listed before.
  [[nodiscard]] std::optional<std::size_t> list_stratum(std::string_view id, std::size_t i) {
    auto const h = partition_point(ids_.size(), [&](std::size_t at) { return ids_[at] < id; });
    if (h == ids_.size() || ids_[h] != id)
      return fail(errc::stratum_unknown, id, i), std::nullopt;
    if (listed_[h] != 0)
      return fail(errc::stratum_listed_twice, id, i), std::nullopt;
    listed_[h] = 1;
    return h;
  }
  /// An error for each stratum that was not listed.
  void expect_all_listed() {
    for (std::size_t h = 0; h < ids_.size(); ++h)
      if (listed_[h] == 0)
        fail(errc::stratum_not_listed, ids_[h]);
  }

  void fail(errc code, std::string_view id = {}, std::size_t index = place::nowhere) {
    errors_.push_back(error::at(code, id, index));
  }
  void fail(errc code, std::size_t got, std::size_t most, std::string_view id, std::size_t index) {
    errors_.push_back(
        error::at(code, id, index)
            .with(decimal{static_cast<std::int64_t>(got)}, decimal{static_cast<std::int64_t>(most)}));
  }
  [[nodiscard]] list<error>& errors() noexcept { return errors_; }

  /// The plan, or all errors. Takes both.
  [[nodiscard]] result<Plan> made() {
    if (!errors_.empty())
      return errors_.take();
    return closed<Plan>(plan_);
  }

private:
  frame const& frame_;
  open_plan plan_;
  list<error> errors_;
  list<std::string_view> ids_; ///< of strata
  list<std::uint8_t> listed_;  ///< whether a design listed the stratum
};

} // namespace starlot::inline v0::detail

#endif
