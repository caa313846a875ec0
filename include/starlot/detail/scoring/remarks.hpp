// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_REMARKS_HPP
#define STARLOT_DETAIL_SCORING_REMARKS_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace starlot::inline v0::detail {

/// The remarks of a findings set. Allocates with the first remark only; copies share the texts until one of them
/// changes.
class remarks {
public:
  template <class = on_use> void set(std::uint32_t slot, remark const& r) {
    if (rows_ || !r.empty())
      store(slot, r);
  }

  [[nodiscard]] bool empty() const noexcept { return !rows_; }

  /// The remark of a slot; its texts live as long as this or a copy of it.
  template <class = on_use> [[nodiscard]] remark get(std::uint32_t slot) const {
    return rows_ ? find(slot) : remark{};
  }

private:
  struct row {
    std::uint32_t slot = 0;
    std::string reason;
    std::string evidence;
    std::string assessor;
    std::string date;
  };
  using table = list<row>;

  /// Where a slot stands, or would stand.
  template <class = on_use>
  [[nodiscard]] static std::size_t position(list<row> const& rows, std::uint32_t slot) {
    return partition_point(rows.size(), [&](std::size_t i) { return rows[i].slot < slot; });
  }

  template <class = on_use> void store(std::uint32_t slot, remark const& r) {
    // Copied first: the remark may refer to the very row that it replaces.
    row fresh{slot, std::string{r.reason}, std::string{r.evidence}, std::string{r.assessor},
              std::string{r.date}};
    if (!rows_)
      rows_ = shared<table>::make({});
    auto& rows = rows_.own();
    auto at = position(rows, slot);
    if (at < rows.size() && rows[at].slot == slot) {
      rows[at] = std::move(fresh);
    } else if (!r.empty()) {
      rows.push_back(std::move(fresh));
      for (auto i = rows.size() - 1; i > at; --i)
        std::swap(rows[i], rows[i - 1]);
    }
  }

  template <class = on_use> [[nodiscard]] remark find(std::uint32_t slot) const {
    auto const at = position(*rows_, slot);
    if (at == rows_->size() || (*rows_)[at].slot != slot)
      return {};
    auto const& found = (*rows_)[at];
    return {found.reason, found.evidence, found.assessor, found.date};
  }

  shared<table> rows_;
};

} // namespace starlot::inline v0::detail

#endif
