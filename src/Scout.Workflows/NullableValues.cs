namespace Scout;

/// <summary>Passes values of reference types where null is allowed.</summary>
public static class NullableValues
{
    /// <summary>A value that is there.</summary>
    /// <param name="value">The value.</param>
    extension<T>(Value<T> value)
        where T : class
    {
        /// <summary>The same value, where one that may be null is asked for.</summary>
        public Value<T?> OrNull => new(value.Source);
    }
}

/// <summary>Passes numbers and the like where null is allowed.</summary>
public static class NullableStructValues
{
    /// <summary>A value that is there.</summary>
    /// <param name="value">The value.</param>
    extension<T>(Value<T> value)
        where T : struct
    {
        /// <summary>The same value, where one that may be null is asked for.</summary>
        public Value<T?> OrNull => new(value.Source);
    }
}
