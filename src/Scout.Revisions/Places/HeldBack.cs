using Scout.Revisions.Runs;

namespace Scout.Revisions.Places;

/// <summary>What holds a request to a model back: a limit of its alias that is used up.</summary>
/// <param name="Limit">Which limit.</param>
/// <param name="Used">How much of it is used.</param>
/// <param name="Most">How much there is.</param>
internal readonly record struct HeldBack(PlaceLimit Limit, long Used, long Most);
