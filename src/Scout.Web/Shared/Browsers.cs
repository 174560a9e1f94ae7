using Microsoft.JSInterop;

namespace Scout.Web.Shared;

/// <summary>What pages ask of the browser that shows them.</summary>
internal static class Browsers
{
    /// <summary>Asks it something. It may be gone, or leave the page before it answers: then nobody is there to be shown anything, and that is no error.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="what">A function of the site's script.</param>
    /// <param name="with">What it is given.</param>
    /// <returns>What it answers; nothing where it is gone.</returns>
    public static async Task<T?> AskAsync<T>(this IJSRuntime browser, string what, params object?[] with)
    {
        try
        {
            return await browser.InvokeAsync<T>(what, with);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or OperationCanceledException)
        {
            return default;
        }
    }
}
