// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_REMARKS_HPP
#define STARLOT_DETAIL_SCORING_REMARKS_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// The remarks of a findings set. Allocates with the first remark only; copies share the texts until one of them
/// changes.
class remarks {
public:
  void set(std::uint32_t slot, remark const& r) {
    if (rows_ || !r.empty())
      store(slot, r);
  }

  [[nodiscard]] bool empty() const noexcept { return !rows_; }

  /// The remark of a slot; its texts live as long as this or a copy of it.
  [[nodiscard]] remark get(std::uint32_t slot) const { return rows_ ? find(slot) : remark{}; }

private:
  struct row {
    std::uint32_t slot = 0;
    std::string reason;
    std::string evidence;
    std::string assessor;
    std::string date;
  };
  using table = std::vector<row>;

  template <class Rows> [[nodiscard]] static auto position(Rows& rows, std::uint32_t slot) {
    auto const index = partition_point(rows.size(), [&](std::size_t i) { return rows[i].slot < slot; });
    return rows.begin() + static_cast<std::ptrdiff_t>(index);
  }

  template <class = on_use> void store(std::uint32_t slot, remark const& r) {
    // Copied first: the remark may refer to the very row that it replaces.
    row fresh{slot, std::string{r.reason}, std::string{r.evidence}, std::string{r.assessor},
              std::string{r.date}};
    if (!rows_)
      rows_ = shared<table>::make({});
    auto& rows = rows_.own();
    auto const at = position(rows, slot);
    bool const here = at != rows.end() && at->slot == slot;
    if (here)
      *at = std::move(fresh);
    else if (!r.empty())
      rows.insert(at, std::move(fresh));
  }

  template <class = on_use> [[nodiscard]] remark find(std::uint32_t slot) const {
    auto const at = position(*rows_, slot);
    if (at == rows_->end() || at->slot != slot)
      return {};
    return {at->reason, at->evidence, at->assessor, at->date};
  }

  shared<table> rows_;
};

} // namespace starlot::inline v0::detail

#endif
