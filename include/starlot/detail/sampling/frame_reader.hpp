// Copyright 2026 the starlot authors
// SPDX-License-Identifier: BSL-1.0
#ifndef STARLOT_DETAIL_SAMPLING_FRAME_READER_HPP
#define STARLOT_DETAIL_SAMPLING_FRAME_READER_HPP
// IWYU pragma: private

#include <starlot/core/error.hpp>
#include <starlot/core/projection.hpp>
#include <starlot/core/result.hpp>
#include <starlot/detail/base/checked.hpp>
#include <starlot/detail/base/id_order.hpp>
#include <starlot/detail/base/list.hpp>
#include <starlot/detail/base/on_use.hpp>
#include <starlot/detail/base/sorting.hpp>
#include <starlot/detail/base/utf8.hpp>
#include <starlot/detail/base/whole_number.hpp>
#include <starlot/detail/sampling/joined.hpp>
#include <starlot/sampling/outlet.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace starlot::inline v0::detail {

inline constexpr std::string_view frame_title = "starlot frame 1";

/// Where an outlet's line begins, and how long its texts are.
struct frame_line {
  std::size_t at = 0;
  std::uint32_t id = 0;
  std::uint32_t stratum = 0;
  std::uint32_t cluster = 0;
  std::int64_t size = 1;
};

/// The canonical form of a frame, and where its outlets are in it.
struct canonical_frame {
  std::string bytes;
  list<frame_line> lines;
};

/// Whether a projection finds its property in rows of this type: a text, or a size, which is an integer.
template <class P, class Row> [[nodiscard]] consteval bool finds_property() {
  using asked = decltype(P::projection);
  if constexpr (!std::is_invocable_v<asked const&, Row const&>)
    return false;
  else if constexpr (is_projection<P, of_size>)
    return std::integral<std::remove_cvref_t<std::invoke_result_t<asked const&, Row const&>>>;
  else
    return std::is_constructible_v<std::string_view, std::invoke_result_t<asked const&, Row const&>>;
}

/// Reads rows in any order, then sorts them. A template on its texts: see `on_use`.
template <class Text = std::string> class frame_builder {
public:
  template <class P, class Row> void read(outlet_id<P> const& p, Row const& row) {
    id_ = text_of(project(p.projection, row));
  }
  template <class P, class Row> void read(in_stratum<P> const& p, Row const& row) {
    stratum_ = text_of(project(p.projection, row));
    has_strata_ = true;
  }
  template <class P, class Row> void read(in_cluster<P> const& p, Row const& row) {
    cluster_ = text_of(project(p.projection, row));
    has_clusters_ = true;
  }
  template <class P, class Row> void read(of_size<P> const& p, Row const& row) {
    auto const size = project(p.projection, row);
    size_ = static_cast<std::int64_t>(size);
    fits_ = std::in_range<std::int64_t>(size);
  }

  /// A row of the canonical form, where frames have strata, and clusters, or have none.
  void read(outlet const& row, bool has_strata, bool has_clusters) {
    id_ = row.id;
    stratum_ = row.stratum;
    cluster_ = row.cluster;
    size_ = row.size;
    has_strata_ = has_strata;
    has_clusters_ = has_clusters;
  }

  /// Ends the row that is read.
  void end_row() {
    if (id_.empty())
      say(errc::outlet_without_id);
    if (!is_text(id_) || !is_text(stratum_) || !is_text(cluster_))
      say(errc::bad_outlet_text);
    else
      for (auto const* const text : {&id_, &stratum_, &cluster_})
        if (!is_plain_id(*text))
          faults_.push_back(error::at(errc::outlet_text_with_unseen, id_, lines_.size())
                                .naming(text == &id_ ? std::string_view{} : std::string_view{*text}));
    if (has_strata_ && stratum_.empty())
      say(errc::stratum_missing);
    if (has_clusters_ && cluster_.empty())
      say(errc::cluster_missing);
    if (fits_ && size_ <= 0)
      say(errc::size_not_positive);
    else if (!fits_ || !add(sum_, size_, sum_))
      say(errc::frame_too_large);
    lines_.push_back({texts_.size(), length(id_), length(stratum_), length(cluster_), size_});
    put(texts_, {id_, "\t", stratum_, "\t", cluster_, "\t"});
  }

  /// Writes the frame to `out`, or returns all errors.
  [[nodiscard]] list<error> finish(canonical_frame& out) {
    if (lines_.empty())
      faults_.push_back(error::of(errc::frame_empty));
    else if (lines_.size() >= no_index)
      faults_.push_back(error::at(errc::frame_too_large, lines_.size()));
    else
      sort();
    if (faults_.empty()) {
      write(out);
    } else {
      auto spare = faults_;
      merge_sort(faults_.view(), spare.view(),
                 [](error const& a, error const& b) { return a.where.index <= b.where.index; });
    }
    return std::move(faults_);
  }

private:
  [[nodiscard]] static bool is_text(std::string_view s) noexcept {
    return s.size() <= longest && is_printable_utf8(s);
  }
  [[nodiscard]] static std::uint32_t length(std::string_view s) noexcept {
    return static_cast<std::uint32_t>(s.size());
  }
  [[nodiscard]] std::string_view id_at(std::uint32_t row) const noexcept {
    return std::string_view{texts_}.substr(lines_[row].at, lines_[row].id);
  }
  void say(errc code) { faults_.push_back(error::at(code, id_, lines_.size())); }

  void sort() {
    for (std::uint32_t i = 0; i < lines_.size(); ++i)
      order_.push_back({id_head(id_at(i)), i});
    auto spare = order_;
    sort_ids(order_.view(), spare.view(), [this](std::uint32_t row) { return id_at(row); });
    for (std::size_t i = 1; i < order_.size(); ++i)
      if (auto const id = id_at(order_[i].index); !id.empty() && id == id_at(order_[i - 1].index))
        faults_.push_back(error::at(errc::duplicate_outlet, id, order_[i].index));
  }

  void write(canonical_frame& out) const {
    Text bytes;
    bytes.reserve(frame_title.size() + 1 + texts_.size() + 4 * lines_.size());
    put(bytes, {frame_title, "\n"});
    for (auto const& key : order_) {
      auto l = lines_[key.index];
      auto const texts = std::string_view{texts_}.substr(l.at, std::size_t{l.id} + l.stratum + l.cluster + 3);
      l.at = bytes.size();
      put(bytes, {texts, std::to_string(l.size), "\n"});
      out.lines.push_back(l);
    }
    out.bytes = std::move(bytes);
  }

  static constexpr std::size_t longest = 65'535; // bytes of a text: what is longer is no name

  // of the row that is read
  Text id_;
  Text stratum_;
  Text cluster_;
  std::int64_t size_ = 1;
  bool fits_ = true;

  bool has_strata_ = false;
  bool has_clusters_ = false;
  std::int64_t sum_ = 0;
  Text texts_;
  list<frame_line> lines_;
  list<id_key> order_;
  list<error> faults_;
};

/// Takes a field and the tab behind it from the rest of a line; false where there is no tab.
template <class = on_use>
[[nodiscard]] inline bool take_field(std::string_view& rest, std::string_view& field) {
  auto const tab = rest.find('\t');
  field = rest.substr(0, tab);
  if (tab == std::string_view::npos)
    return false;
  rest.remove_prefix(tab + 1);
  return true;
}

/// Reads a line of the canonical form; false where it is none.
template <class = on_use> [[nodiscard]] inline bool read_outlet(std::string_view text, outlet& row) {
  if (!take_field(text, row.id) || !take_field(text, row.stratum) || !take_field(text, row.cluster))
    return false;
  return take_whole_number(text, row.size) && text.empty();
}

/// Reads the canonical form: see `frame::read`.
template <class = on_use>
[[nodiscard]] list<error> read_canonical(std::string_view canonical, canonical_frame& out) {
  auto const at_line = [](errc code, std::string_view id, std::size_t line) {
    return error::in_line(code, line).about(id);
  };
  if (canonical.substr(0, canonical.find('\n')) == "starlot frame 1\r")
    return {at_line(errc::bad_line_ends, {}, 1)};
  list<error> wrong;
  list<outlet> rows;
  bool has_strata = false;
  bool has_clusters = false;
  std::size_t number = 0;
  for (auto rest = canonical; !rest.empty() || number == 0;) {
    auto const end = rest.find('\n');
    auto const text = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    outlet row;
    bool const fits = read_outlet(text, row);
    ++number;
    if (end == std::string_view::npos || (number == 1 ? text != frame_title : !fits))
      wrong.push_back(at_line(errc::bad_frame_line, row.id, number));
    if (number == 1)
      continue;
    rows.push_back(row);
    has_strata = has_strata || !row.stratum.empty();
    has_clusters = has_clusters || !row.cluster.empty();
  }
  if (!wrong.empty())
    return wrong;
  frame_builder<> made;
  for (auto const& row : rows) {
    made.read(row, has_strata, has_clusters);
    made.end_row();
  }
  wrong = made.finish(out);
  for (auto& e : wrong)
    e.where.line = e.code == errc::frame_empty ? 1 : e.where.index + 2;
  if (wrong.empty() && out.bytes != canonical) {
    std::size_t line = 1;
    for (std::size_t i = 0; i < canonical.size() && canonical[i] == out.bytes[i]; ++i)
      line += canonical[i] == '\n' ? 1U : 0U;
    wrong.push_back(at_line(errc::frame_not_canonical, rows[line - 2].id, line));
  }
  return wrong;
}

} // namespace starlot::inline v0::detail

#endif
