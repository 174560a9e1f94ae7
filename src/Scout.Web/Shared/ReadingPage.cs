using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using Scout.Web.Visiting;

namespace Scout.Web.Shared;

/// <summary>A page that shows what lies in the stores: it reads away from the page's own thread, again every few seconds where it asks for that, and tells what is wrong in words.</summary>
public abstract class ReadingPage : ComponentBase, IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private readonly CancellationTokenSource _left = new();
    private bool _hasRead;
    private ScoutException? _refusal;
    private Exception? _unreadable;

    [Inject]
    private AuthenticationStateProvider Authentication { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private protected IJSRuntime Browser { get; set; } = null!;

    [Inject]
    private Visits Visits { get; set; } = null!;

    [Inject]
    private ILogger<ReadingPage> Log { get; set; } = null!;

    /// <summary>The time.</summary>
    [Inject]
    protected TimeProvider Clock { get; set; } = null!;

    /// <summary>What is wrong, or nothing: that something cannot be done is said until something else is, that something cannot be read until it can.</summary>
    protected Exception? Failure => _refusal ?? _unreadable;

    /// <summary>Canceled when the page is left.</summary>
    protected CancellationToken Left => _left.Token;

    /// <summary>Whether it reads again by itself.</summary>
    protected virtual bool Follows => false;

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _refusal = null;
        return RefreshAsync();
    }

    /// <inheritdoc/>
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender && Follows)
        {
            _ = FollowAsync();
        }
    }

    /// <summary>Reads again, and shows it.</summary>
    protected async Task RefreshAsync()
    {
        var isKnown = true;
        try
        {
            if (await Visits.OfAsync(Authentication) is { } visitor)
            {
                // The first time nobody waits for anything else: what was sent as markup is not replaced by an empty page while this reads.
                await (_hasRead ? Task.Run(() => Read(visitor)) : Once(visitor));
            }
            else
            {
                isKnown = false;
            }

            _unreadable = null;
        }
        catch (ScoutException exception)
        {
            _unreadable = exception;
        }
        catch (Exception exception)
        {
            // Once in the log for each time that it begins: a page that follows would write it every few seconds.
            if (_unreadable?.ToString() != exception.ToString())
            {
                PageLog.NotShown(Log, Navigation.ToBaseRelativePath(Navigation.Uri), exception);
            }

            _unreadable = exception;
        }

        if (!isKnown)
        {
            // The key was switched off, or is gone.
            await LeaveAsync();
        }

        StateHasChanged();
    }

    /// <summary>Lets one thing at a time be done.</summary>
    private protected Busy Busy { get; } = new();

    /// <summary>Does something for the visitor, then reads again; nothing where something is at work.</summary>
    private protected Task ActAsync(Func<Visitor, Task> act) => Busy.DoAsync(() => ActingAsync(visitor => Task.Run(() => act(visitor))));

    /// <summary>Does something for the visitor on the page's own thread, so that what is typed next comes after it; then reads again.</summary>
    private protected Task ActHereAsync(Action<Visitor> act) => ActingAsync(visitor =>
    {
        act(visitor);
        return Task.CompletedTask;
    });

    private async Task ActingAsync(Func<Visitor, Task> act)
    {
        _refusal = null;
        try
        {
            if (await Visits.OfAsync(Authentication) is { } visitor)
            {
                await act(visitor);
            }
        }
        catch (ScoutException exception)
        {
            _refusal = exception;
        }

        await RefreshAsync();
    }

    // A browser that leads on at once does not say that it does, which would be taken for a page that is broken.
    private async Task LeaveAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            await Browser.AskAsync<bool>("scout.leave");
        }
        else
        {
            Navigation.NavigateTo($"login?gone&returnUrl={Uri.EscapeDataString($"/{Navigation.ToBaseRelativePath(Navigation.Uri)}")}", forceLoad: true);
        }
    }

    /// <summary>Reads what the page shows.</summary>
    /// <param name="visitor">Who looks.</param>
    private protected abstract void Read(Visitor visitor);

    private Task Once(Visitor visitor)
    {
        _hasRead = true;
        Read(visitor);
        return Task.CompletedTask;
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(Beat, Clock);
        var left = Left;
        try
        {
            while (await timer.WaitForNextTickAsync(left))
            {
                await InvokeAsync(RefreshAsync);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        _left.Dispose();
        GC.SuppressFinalize(this);
    }
}
