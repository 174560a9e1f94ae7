using System.Collections.Immutable;
using Scout.Runs.Keys;

namespace Scout.Tool.Serving;

/// <summary>What <c>keys --format json</c> writes.</summary>
/// <param name="Keys">Every key, by name.</param>
internal sealed record KeysAnswer(ImmutableArray<ApiKey> Keys);
