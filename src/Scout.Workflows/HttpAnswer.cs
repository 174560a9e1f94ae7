namespace Scout;

/// <summary>An answer to a request, its status and headers among it: <c>flow.Http&lt;HttpAnswer&lt;Company&gt;&gt;(...)</c>.</summary>
/// <typeparam name="T">What its body is: <see cref="string"/> for text, an array of <see cref="byte"/> for bytes, any other type for JSON of its schema.</typeparam>
/// <param name="Status">The status, such as 200.</param>
/// <param name="Body">The body; null where the status is not from 200 to 299, or where there is none.</param>
/// <param name="Headers">The header fields by name in small letters; of one that came several times the values are joined by commas.</param>
public sealed record HttpAnswer<T>(int Status, T? Body, IReadOnlyDictionary<string, string> Headers)
    where T : class;

/// <summary>The members of an answer, as values of a workflow.</summary>
public static class HttpAnswerMembers
{
    extension<T>(Value<HttpAnswer<T>> answer)
        where T : class
    {
        /// <summary>The status, such as 200.</summary>
        public Value<int> Status => ShapeMembers.Get<int>(answer, "status");

        /// <summary>The body; null where the status is not from 200 to 299, or where there is none.</summary>
        public Value<T> Body => ShapeMembers.Get<T>(answer, "body");

        /// <summary>A header field: null where it did not come.</summary>
        /// <param name="name">Its name.</param>
        /// <returns>Its value.</returns>
        public Value<string?> Header(string name)
        {
            ArgumentNullException.ThrowIfNull(name);
            return ShapeMembers.Get<string?>(ShapeMembers.Get<object>(answer, "headers"), name.ToLowerInvariant());
        }
    }
}
