using System.Collections.Immutable;
using System.Text.Json;
using Scout.Revisions.Channel;
using Scout.Validation.Suites;

namespace Scout.Validation.Trying;

/// <summary>A case, ready to be run on a revision.</summary>
/// <param name="Case">The case.</param>
/// <param name="Inputs">Its inputs, defaults filled in.</param>
/// <param name="StandIns">What stands in for blocks, by path.</param>
internal sealed record PreparedCase(SuiteCase Case, JsonElement Inputs, ImmutableSortedDictionary<string, StandIn> StandIns);
