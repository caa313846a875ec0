// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_FRAME_HPP
#define STARLOT_SAMPLING_FRAME_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/base/shared.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/sampling/frame_reader.hpp>
#include <starlot/detail/sampling/made_unless.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/outlet.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace starlot::inline v0 {

/// A sampling frame (抽样框): all outlets that can be drawn, sorted by id as bytes.
///
///     auto shops = frame::of(rows, outlet_id{&shop::code}, in_stratum{&shop::region});
///
/// A value that owns its texts; immutable, so that its hash stands for it and copies share them. Canonical form
/// "starlot frame 1": that line, then a line for each outlet: id, stratum, cluster and size between tabs. It can be
/// published as it is, and `sha256sum` of it is the hash.
class frame {
public:
  /// Reads rows of any type, in any order. Projections say where a row has its properties: an `outlet_id`, and at
  /// most one each of `in_stratum`, `in_cluster` and `of_size`.
  ///
  /// Errors, all at once, with the index of the row and its id: `frame_empty`; `outlet_without_id`, `bad_outlet_text`
  /// (ids, strata, clusters are UTF-8 without control characters), `outlet_text_with_unseen` (and without blanks at their ends,
  /// spaces of other widths, and characters that are not seen), `duplicate_outlet` (each row but the first),
  /// `size_not_positive`, `stratum_missing`, `cluster_missing`; `frame_too_large` (2^32 - 1 outlets, sizes of 2^63
  /// together). Texts have up to 65 535 bytes.
  /// Complexity: that of a sort.
  template <class Rows, class... Projections>
  [[nodiscard]] static result<frame> of(Rows const& rows, Projections const&... projections) {
    constexpr bool is_said = (... && OutletProjection<Projections>);
    static_assert(is_said, "frame: where a row has its properties is said with outlet_id{&row::code}, "
                           "in_stratum{...}, in_cluster{...} or of_size{...}");
    static_assert(!is_said || (0 + ... + (detail::is_projection<Projections, outlet_id> ? 1 : 0)) == 1,
                  "frame: rows have one outlet_id");
    static_assert((0 + ... + (detail::is_projection<Projections, in_stratum> ? 1 : 0)) <= 1 &&
                      (0 + ... + (detail::is_projection<Projections, in_cluster> ? 1 : 0)) <= 1 &&
                      (0 + ... + (detail::is_projection<Projections, of_size> ? 1 : 0)) <= 1,
                  "frame: each property is said once");
    detail::frame_builder<> made;
    for (auto&& row : rows) {
      if constexpr (is_said) {
        constexpr bool finds =
            (... && detail::finds_property<Projections, std::remove_cvref_t<decltype(row)>>());
        static_assert(finds,
                      "frame: ids, strata and clusters are texts, and sizes are integers, so that draws are "
                      "exact, which the projection finds in a row");
        if constexpr (finds)
          (made.read(projections, row), ...);
      }
      made.end_row();
    }
    detail::canonical_frame form;
    auto wrong = made.finish(form);
    frame out{std::move(form)};
    return detail::made_unless(wrong, out);
  }

  /// Reads the canonical form, as it was published.
  ///
  /// Errors, all at once, with the line and the id: `bad_line_ends`, alone; `bad_frame_line` (the first line is not
  /// "starlot frame 1", or another one has not four fields between tabs, or no end); those of `of`. If there is none
  /// of these, `frame_not_canonical` for the first line that is out of order, or whose size is not written in the
  /// canonical way.
  template <class = detail::on_use> [[nodiscard]] static result<frame> read(std::string_view canonical) {
    detail::canonical_frame form;
    auto wrong = detail::read_canonical(canonical, form);
    frame out{std::move(form)};
    return detail::made_unless(wrong, out);
  }

  frame(frame const&) noexcept = default; // and no move: that would leave one without outlets
  frame& operator=(frame const&) noexcept = default;

  /// Number of outlets (N), > 0.
  [[nodiscard]] std::size_t size() const noexcept { return form_->lines.size(); }

  /// An outlet, by its number in the order of ids.
  [[nodiscard]] outlet operator[](std::size_t number) const {
    contract(number < size(), "an outlet of the frame");
    return outlet_at(number);
  }

  /// The number of the outlet with this id; nothing if the frame has no such outlet. Complexity: logarithmic.
  template <class Number = std::size_t>
  [[nodiscard]] std::optional<Number> find(std::string_view id) const noexcept {
    auto const at =
        detail::partition_point(size(), [&](std::size_t number) { return outlet_at(number).id < id; });
    if (at < size() && outlet_at(at).id == id)
      return at;
    return std::nullopt;
  }

  /// The canonical form, which is published and hashed.
  [[nodiscard]] std::string_view canonical() const noexcept { return form_->bytes; }
  /// SHA-256 of the canonical form. Complexity: linear.
  [[nodiscard]] frame_hash hash() const noexcept {
    return frame_hash{detail::to_hex(detail::sha256_of(canonical()))};
  }

  friend bool operator==(frame const& a, frame const& b) noexcept { return a.canonical() == b.canonical(); }

private:
  explicit frame(detail::canonical_frame form)
      : form_{detail::shared<detail::canonical_frame>::make(std::move(form))} {}

  [[nodiscard]] outlet outlet_at(std::size_t number) const noexcept {
    auto const& l = form_->lines[number];
    auto const stratum = l.at + l.id + 1;
    auto const bytes = canonical();
    return {bytes.substr(l.at, l.id), bytes.substr(stratum, l.stratum),
            bytes.substr(stratum + l.stratum + 1, l.cluster), l.size};
  }

  detail::shared<detail::canonical_frame> form_;
};

} // namespace starlot::inline v0

#endif
