namespace Scout.Revisions.Places;

/// <summary>Where a run gets its places at models that have limits.</summary>
internal interface IModelPlaces
{
    /// <summary>Waits for a place. It is to be left.</summary>
    /// <param name="block">The path of the block that asks.</param>
    /// <param name="alias">The model's alias.</param>
    /// <param name="cancellation">Waits no longer.</param>
    ValueTask<IModelPlace> TakeAsync(string block, string alias, CancellationToken cancellation);
}

/// <summary>A place at a model.</summary>
internal interface IModelPlace
{
    /// <summary>The request is over, or is not made any more. A second time nothing happens.</summary>
    /// <param name="tokens">The tokens that it used, as far as they are known.</param>
    void Leave(long tokens);
}
