// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SCHEME_LOADED_SCHEME_HPP
#define STARLOT_SCHEME_LOADED_SCHEME_HPP

#include <starlot/core/result.hpp>
#include <starlot/detail/scheme/loaded_table.hpp>
#include <starlot/scheme/custom_table.hpp>
#include <starlot/scheme/scheme_row.hpp>
#include <starlot/scheme/scheme_view.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

namespace detail {
class loaded;
}

/// A scheme that was built at run time, for instance from a database. A value that owns its texts.
///
/// Findings and ratings refer to it: it must outlive them, and stay where it is.
class loaded_scheme {
public:
  /// Builds and validates. All texts are copied, and the custom parts that the parts ask for.
  ///
  /// Errors, all at once: those of the validator, `unknown_parent`, `parent_is_a_criterion`, `parent_cycle`,
  /// `too_deep` (beyond 65 535 levels; said once), `part_of_another_kind` (a policy on a clause, a roll-up on a
  /// criterion), `unknown_scope`, `bad_text`, `bad_rung_text` (not UTF-8, or more than a line), `unknown_ladder`,
  /// `rungs_beside_own_ladder`. A custom part that the table lacks is an `unknown_rule`, `unknown_roll_up`,
  /// `unknown_policy` or `unknown_step`. The index of a place is that of the row, or of the step behind the
  /// rows; its id refers to the characters of `parts`.
  /// Complexity: n log n in the rows.
  [[nodiscard]] static result<loaded_scheme, faults> build(scheme_parts const& parts,
                                                           custom_table const& customs = {});

  loaded_scheme(loaded_scheme const& other) : table_{other.table_} {
    auto const moved = [&](std::string_view& s) {
      if (!s.empty())
        s = {table_.characters.data() + (s.data() - other.table_.characters.data()), s.size()};
    };
    view_ = other.view_;
    for_each_text(moved);
    point_view();
  }
  /// The other scheme is left without anything; findings that refer to it are no longer rated (contract).
  loaded_scheme(loaded_scheme&& other) noexcept
      : table_{std::exchange(other.table_, {})}, view_{std::exchange(other.view_, {})} {}
  loaded_scheme& operator=(loaded_scheme const& other) { return *this = loaded_scheme{other}; }
  loaded_scheme& operator=(loaded_scheme&& other) noexcept {
    table_ = std::exchange(other.table_, {});
    view_ = std::exchange(other.view_, {});
    return *this;
  }
  ~loaded_scheme() = default;

  [[nodiscard]] scheme_view const& view() const noexcept { return view_; }

private:
  friend detail::loaded;

  loaded_scheme() = default;

  /// Hands every text of the scheme to `visit`.
  template <class Visit> void for_each_text(Visit const& visit) {
    auto const both = [&](text& t) { visit(t.en), visit(t.zh); };
    visit(view_.title.id), visit(view_.title.version), both(view_.title.name);
    for (auto& d : table_.details)
      visit(d.id), both(d.title);
    for (auto& k : table_.knots)
      both(k.name);
    for (auto& s : table_.steps)
      visit(s.id), both(s.title), visit(s.rung.name), visit(s.when.where);
    for (auto& r : table_.rungs)
      both(r.name), visit(r.group);
  }

  /// Copies all texts into `characters`, which must not grow once they are there.
  void own_texts() {
    std::size_t size = 0;
    for_each_text([&](std::string_view const& s) { size += s.size(); });
    table_.characters.resize(size);
    auto* next = table_.characters.data();
    for_each_text([&](std::string_view& s) {
      auto* const first = next;
      for (auto const c : s)
        *next++ = c;
      s = {first, s.size()};
    });
  }

  void point_view() {
    view_.nodes = table_.nodes;
    view_.details = table_.details;
    view_.knots = table_.knots;
    view_.steps = table_.steps;
    view_.rungs = table_.rungs;
    view_.ids = {table_.ids.data(), table_.id_count};
  }

  detail::loaded_table table_;
  scheme_view view_;
};

} // namespace starlot::inline v0

#include <starlot/detail/scheme/build_loaded.hpp>
#include <starlot/detail/scheme/loaded.hpp>

#endif
