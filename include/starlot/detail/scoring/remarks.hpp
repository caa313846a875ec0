// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SCORING_REMARKS_HPP
#define STARLOT_DETAIL_SCORING_REMARKS_HPP
// IWYU pragma: private

#include <starlot/core/finding.hpp>
#include <starlot/detail/base/sorting.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace starlot::inline v0::detail {

/// The remarks of a findings set, owned. Allocates with the first remark only, so that sets without any cost
/// nothing and work in constant evaluation (the functions behind the pointer are never reached there).
class remarks {
public:
  constexpr remarks() = default;
  constexpr remarks(remarks const& other) : rows_{other.rows_ != nullptr ? copy(*other.rows_) : nullptr} {}
  constexpr remarks(remarks&& other) noexcept : rows_{std::exchange(other.rows_, nullptr)} {}
  constexpr remarks& operator=(remarks other) noexcept {
    std::swap(rows_, other.rows_);
    return *this;
  }
  constexpr ~remarks() {
    if (rows_ != nullptr)
      destroy(rows_);
  }

  constexpr void set(std::uint32_t slot, remark const& r) {
    if (rows_ != nullptr || !r.empty())
      store(slot, r);
  }

  [[nodiscard]] constexpr bool empty() const noexcept { return rows_ == nullptr; }

  [[nodiscard]] constexpr remark get(std::uint32_t slot) const {
    return rows_ == nullptr ? remark{} : find(slot);
  }

private:
  struct row {
    std::uint32_t slot = 0;
    std::string reason;
    std::string evidence;
    std::string assessor;
    std::string date;
  };
  using table = std::vector<row>;

  static table* copy(table const& from) { return new table(from); }
  static void destroy(table* t) { delete t; }

  [[nodiscard]] static auto position(table& rows, std::uint32_t slot) {
    auto const index = partition_point(rows.size(), [&](std::size_t i) { return rows[i].slot < slot; });
    return rows.begin() + static_cast<std::ptrdiff_t>(index);
  }

  void store(std::uint32_t slot, remark const& r) {
    if (rows_ == nullptr)
      rows_ = new table;
    // Copied first: the remark may refer to the very row that it replaces.
    row fresh{slot, std::string{r.reason}, std::string{r.evidence}, std::string{r.assessor},
              std::string{r.date}};
    auto const at = position(*rows_, slot);
    bool const here = at != rows_->end() && at->slot == slot;
    if (here)
      *at = std::move(fresh);
    else if (!r.empty())
      rows_->insert(at, std::move(fresh));
  }

  [[nodiscard]] remark find(std::uint32_t slot) const {
    auto const at = position(*rows_, slot);
    if (at == rows_->end() || at->slot != slot)
      return {};
    return {at->reason, at->evidence, at->assessor, at->date};
  }

  table* rows_ = nullptr;
};

} // namespace starlot::inline v0::detail

#endif
