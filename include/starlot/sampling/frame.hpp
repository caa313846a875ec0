// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_SAMPLING_FRAME_HPP
#define STARLOT_SAMPLING_FRAME_HPP

#include <starlot/core/contract.hpp>
#include <starlot/core/error.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/sha256.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/sampling/fingerprints.hpp>
#include <starlot/sampling/outlet.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace starlot::inline v0 {

/// A sampling frame (抽样框): all outlets that can be drawn, sorted by id as bytes.
///
///     auto shops = frame::of(rows, outlet_id{&shop::code}, in_stratum{&shop::region});
///
/// A value that owns its texts; immutable, so that its hash stands for it. Canonical form "starlot frame 1": that line,
/// then a line for each outlet: id, stratum, cluster and size between tabs. It can be published as it is, and
/// `sha256sum` of it is the hash.
class frame {
public:
  /// Reads rows of any type, in any order: an `outlet_id`, and `in_stratum`, `in_cluster`, `of_size` where there are such.
  ///
  /// Errors, all at once, with the index of the row and its id: `frame_empty`; `outlet_without_id`, `bad_outlet_text`
  /// (ids, strata, clusters are UTF-8 without control characters), `duplicate_outlet` (each row but the first),
  /// `size_not_positive`, `stratum_missing`, `cluster_missing`; `frame_too_large` (2^32 - 1 outlets, sizes of 2^63
  /// together). Texts have up to 65 535 bytes. An id in an error refers to the row; it is empty where the range or the
  /// projection made it.
  /// Complexity: that of a sort.
  template <class Rows, OutletProjection... Projections>
  [[nodiscard]] static result<frame, faults> of(Rows const& rows, Projections const&... projections) {
    static_assert((0 + ... + (detail::is_projection<Projections, outlet_id> ? 1 : 0)) == 1,
                  "frame: rows have one outlet_id");
    static_assert((0 + ... + (detail::is_projection<Projections, in_stratum> ? 1 : 0)) <= 1 &&
                      (0 + ... + (detail::is_projection<Projections, in_cluster> ? 1 : 0)) <= 1 &&
                      (0 + ... + (detail::is_projection<Projections, of_size> ? 1 : 0)) <= 1,
                  "frame: each property is said once");
    builder made;
    for (auto&& row : rows) {
      (made.read(projections, row), ...);
      made.end_row(std::is_lvalue_reference_v<decltype(row)>);
    }
    return made.finish();
  }

  /// Reads the canonical form, as it was published.
  ///
  /// Errors, all at once, with the line and the id: `bad_line_ends`, alone; `bad_frame_line` (the first line is "starlot frame 1"; the others have
  /// four fields between tabs and an end); those of `of`. `frame_not_canonical`, if nothing else is wrong: the first line
  /// that stands where it does not belong, or whose size is written otherwise.
  [[nodiscard]] static result<frame, faults> read(std::string_view canonical) {
    if (canonical.substr(0, canonical.find('\n')) == "starlot frame 1\r")
      return faults{{errc::bad_line_ends, {{}, place::nowhere, 1, 0}, {}, {}}};
    faults wrong;
    std::vector<outlet> rows;
    bool has_strata = false;
    bool has_clusters = false;
    std::size_t number = 0;
    for (auto rest = canonical; !rest.empty() || number == 0;) {
      auto const end = rest.find('\n');
      auto const text = rest.substr(0, end);
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
      auto const [row, fits] = outlet_in(text);
      ++number;
      if (end == std::string_view::npos || (number == 1 ? text != title : !fits))
        wrong.push_back({errc::bad_frame_line, {row.id, place::nowhere, number, 0}, {}, {}});
      if (number == 1)
        continue;
      rows.push_back(row);
      has_strata = has_strata || !row.stratum.empty();
      has_clusters = has_clusters || !row.cluster.empty();
    }
    if (!wrong.empty())
      return wrong;
    builder made;
    for (auto const& row : rows) {
      made.read(outlet_id{&outlet::id}, row);
      if (has_strata)
        made.read(in_stratum{&outlet::stratum}, row);
      if (has_clusters)
        made.read(in_cluster{&outlet::cluster}, row);
      made.read(of_size{&outlet::size}, row);
      made.end_row(true);
    }
    auto out = made.finish();
    if (!out) {
      wrong = std::move(out).error();
      for (auto& e : wrong)
        e.where.line = e.code == errc::frame_empty ? 1 : e.where.index + 2;
      return wrong;
    }
    if (out->canonical() != canonical) {
      std::size_t line = 1;
      for (std::size_t i = 0; i < canonical.size() && canonical[i] == out->bytes_[i]; ++i)
        line += canonical[i] == '\n' ? 1U : 0U;
      return faults{{errc::frame_not_canonical, {rows[line - 2].id, place::nowhere, line, 0}, {}, {}}};
    }
    return out;
  }

  /// Number of outlets (N), > 0.
  [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }

  /// An outlet, by its number in the order of ids.
  [[nodiscard]] outlet operator[](std::size_t number) const {
    contract(number < lines_.size(), "an outlet of the frame");
    return outlet_of(bytes_, lines_[number]);
  }

  /// Number of the outlet with this id, or `size()`. Complexity: logarithmic.
  [[nodiscard]] std::size_t find(std::string_view id) const noexcept {
    auto const at = detail::partition_point(
        lines_.size(), [&](std::size_t i) { return outlet_of(bytes_, lines_[i]).id < id; });
    return at < lines_.size() && outlet_of(bytes_, lines_[at]).id == id ? at : lines_.size();
  }

  /// What was published and hashed.
  [[nodiscard]] std::string_view canonical() const noexcept { return bytes_; }
  /// SHA-256 of the canonical form. Complexity: linear.
  [[nodiscard]] frame_hash hash() const noexcept {
    return frame_hash{detail::to_hex(detail::sha256_of(bytes_))};
  }

  friend bool operator==(frame const& a, frame const& b) noexcept { return a.bytes_ == b.bytes_; }

private:
  static constexpr std::string_view title = "starlot frame 1";

  /// Where an outlet's line begins, and how long its texts are.
  struct line {
    std::size_t at = 0;
    std::uint32_t id = 0;
    std::uint32_t stratum = 0;
    std::uint32_t cluster = 0;
    std::int64_t size = 1;
  };

  [[nodiscard]] static outlet outlet_of(std::string_view bytes, line const& l) noexcept {
    auto const stratum = l.at + l.id + 1;
    return {bytes.substr(l.at, l.id), bytes.substr(stratum, l.stratum),
            bytes.substr(stratum + l.stratum + 1, l.cluster), l.size};
  }

  struct outlet_line {
    outlet row;
    bool fits = false;
  };
  /// A line of the canonical form.
  [[nodiscard]] static outlet_line outlet_in(std::string_view text) {
    outlet_line out;
    for (auto* const field : {&out.row.id, &out.row.stratum, &out.row.cluster}) {
      auto const tab = text.find('\t');
      *field = text.substr(0, tab);
      if (tab == std::string_view::npos)
        return out;
      text.remove_prefix(tab + 1);
    }
    auto const [end, code] = std::from_chars(text.data(), text.data() + text.size(), out.row.size);
    out.fits = code == std::errc{} && end == text.data() + text.size();
    return out;
  }

  /// Reads rows as they come, then brings them in order.
  class builder {
  public:
    template <class P, class Row> void read(outlet_id<P> const& p, Row const& row) {
      decltype(auto) id = detail::project(p.of, row);
      using type = decltype(id);
      id_ = detail::text_of(id);
      // What the row holds can be shown later; what was made for us is gone then.
      if constexpr (std::is_reference_v<type> || std::is_trivially_copyable_v<type>)
        shown_ = detail::text_of(id);
    }
    template <class P, class Row> void read(in_stratum<P> const& p, Row const& row) {
      stratum_ = detail::text_of(detail::project(p.of, row));
      has_strata_ = true;
    }
    template <class P, class Row> void read(in_cluster<P> const& p, Row const& row) {
      cluster_ = detail::text_of(detail::project(p.of, row));
      has_clusters_ = true;
    }
    template <class P, class Row> void read(of_size<P> const& p, Row const& row) {
      auto const size = detail::project(p.of, row);
      static_assert(std::integral<std::remove_const_t<decltype(size)>>,
                    "frame: sizes are integers, so that draws are exact");
      size_ = static_cast<std::int64_t>(size);
      fits_ = std::in_range<std::int64_t>(size);
    }

    /// The row was read; `stays` if it outlives that.
    void end_row(bool stays) {
      if (!stays)
        shown_ = {};
      if (id_.empty())
        say(errc::outlet_without_id);
      if (!is_text(id_) || !is_text(stratum_) || !is_text(cluster_))
        say(errc::bad_outlet_text);
      if (has_strata_ && stratum_.empty())
        say(errc::stratum_missing);
      if (has_clusters_ && cluster_.empty())
        say(errc::cluster_missing);
      if (fits_ && size_ <= 0)
        say(errc::size_not_positive);
      else if (!fits_ || !detail::add(sum_, size_, sum_))
        say(errc::frame_too_large);
      lines_.push_back({texts_.size(), length(id_), length(stratum_), length(cluster_), size_});
      shown_ids_.push_back(shown_);
      texts_.append(id_).append(1, '\t').append(stratum_).append(1, '\t').append(cluster_).append(1, '\t');
      shown_ = {};
    }

    [[nodiscard]] result<frame, faults> finish() {
      if (lines_.empty())
        faults_.push_back({errc::frame_empty, {}, {}, {}});
      else if (lines_.size() >= detail::no_index)
        say(errc::frame_too_large);
      else
        sort();
      if (!faults_.empty()) {
        auto spare = faults_;
        detail::merge_sort(std::span{faults_}, std::span{spare},
                           [](error const& a, error const& b) { return a.where.index <= b.where.index; });
        return std::move(faults_);
      }
      return write();
    }

  private:
    [[nodiscard]] static bool is_text(std::string_view s) noexcept {
      return s.size() <= longest && detail::is_printable_utf8(s);
    }
    [[nodiscard]] static std::uint32_t length(std::string_view s) noexcept {
      return static_cast<std::uint32_t>(s.size());
    }
    [[nodiscard]] std::string_view id_at(std::uint32_t row) const noexcept {
      return std::string_view{texts_}.substr(lines_[row].at, lines_[row].id);
    }
    void say(errc code) { faults_.push_back({code, {shown_, lines_.size(), 0, 0}, {}, {}}); }

    void sort() {
      for (std::uint32_t i = 0; i < lines_.size(); ++i)
        order_.push_back({detail::id_head(id_at(i)), i});
      auto spare = order_;
      auto const id_of = [this](std::uint32_t row) { return id_at(row); };
      detail::sort_ids(std::span{order_}, std::span{spare}, id_of);
      for (std::size_t i = 1; i < order_.size(); ++i)
        if (auto const id = id_at(order_[i].index); !id.empty() && id == id_at(order_[i - 1].index))
          faults_.push_back(
              {errc::duplicate_outlet, {shown_ids_[order_[i].index], order_[i].index, 0, 0}, {}, {}});
    }

    [[nodiscard]] frame write() const {
      frame out;
      out.bytes_.reserve(title.size() + 1 + texts_.size() + 4 * lines_.size());
      out.bytes_ = title;
      out.bytes_ += '\n';
      for (auto const& key : order_) {
        auto l = lines_[key.index];
        auto const texts =
            std::string_view{texts_}.substr(l.at, std::size_t{l.id} + l.stratum + l.cluster + 3);
        l.at = out.bytes_.size();
        out.bytes_.append(texts);
        char digits[20];
        auto const end = std::to_chars(digits, digits + sizeof digits, l.size).ptr;
        out.bytes_.append(digits, end).append(1, '\n');
        out.lines_.push_back(l);
      }
      return out;
    }

    static constexpr std::size_t longest = 65'535; // bytes of a text: what is longer is no name

    // of the row that is read
    std::string id_;
    std::string stratum_;
    std::string cluster_;
    std::string_view shown_; ///< the id, where it outlives the reading
    std::int64_t size_ = 1;
    bool fits_ = true;

    bool has_strata_ = false;
    bool has_clusters_ = false;
    std::int64_t sum_ = 0;
    std::string texts_;
    std::vector<line> lines_;
    std::vector<std::string_view> shown_ids_;
    std::vector<id_key> order_;
    faults faults_;
  };

  frame() = default;

  std::string bytes_;
  std::vector<line> lines_;
};

} // namespace starlot::inline v0

#endif
