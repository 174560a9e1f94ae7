using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Scout.Server.Projects;
using Scout.Server.Running;

namespace Scout.Server.Scheduling;

/// <summary>Looks at the schedules of the project, as <c>scout.json</c> has them now, as long as the server runs.</summary>
internal sealed partial class ScheduleKeeper(ProjectStores project, RunKeeper keeper, Timetable timetable, TimeProvider time, ILogger<ScheduleKeeper> log) : BackgroundService
{
    private string? _told;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Runs that a server left are under way again before it is asked whether they are.
            await keeper.Ready.WaitAsync(stoppingToken).ConfigureAwait(false);
            while (true)
            {
                await LookAsync().ConfigureAwait(false);
                await Task.Delay(timetable.Pause(), time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await timetable.EndAsync().ConfigureAwait(false);
        }
    }

    private async Task LookAsync()
    {
        try
        {
            await timetable.LookAsync(project.Project).ConfigureAwait(false);
            _told = null;
        }
        catch (ScoutException exception)
        {
            // It may last: once is enough.
            if (_told != exception.Message)
            {
                _told = exception.Message;
                CannotLook(exception.Code, exception.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The schedules cannot be looked at: {Code}: {Why}")]
    private partial void CannotLook(string code, string why);
}
