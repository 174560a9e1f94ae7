using System.Collections.Immutable;

namespace Scout.Server.Requests;

/// <summary>Says of what is no such question in which part of the request it stands.</summary>
internal static class Places
{
    /// <summary>Does what a part of the request is for.</summary>
    /// <param name="place">Where that is.</param>
    /// <param name="done">What is done.</param>
    /// <exception cref="ApiException">It is no such question.</exception>
    public static T At<T>(ImmutableArray<string> place, Func<T> done) => At(_ => place, done);

    /// <summary>Does what several parts of the request are for.</summary>
    /// <param name="placeOf">Where a mistake is.</param>
    /// <param name="done">What is done.</param>
    /// <exception cref="ApiException">It is no such question.</exception>
    public static T At<T>(Func<ScoutException, ImmutableArray<string>> placeOf, Func<T> done)
    {
        try
        {
            return done();
        }
        catch (ScoutException mistake) when (mistake.Kind == ErrorKind.Invalid)
        {
            throw ApiException.Of(mistake, placeOf(mistake))!;
        }
    }
}
