// Right
using Langfuse.Observe;

namespace Ferries;

public sealed class FerryAdvice(Func<string, CancellationToken, Task<string>> complete)
{
    [Observe(AsType = ObservationType.Agent, Name = "advise")]
    public async Task<string> AdviseAsync(string port)
    {
        using var stop = new CancellationTokenSource();
        var weather = WeatherAsync(port, stop.Token);
        var schedule = ScheduleAsync(port, stop.Token);
        try
        {
            return await schedule + " " + await weather;
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(Quiet(weather), Quiet(schedule));
        }

        static async Task Quiet(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [Observe(AsType = ObservationType.Tool)]
    private Task<string> WeatherAsync(string port, CancellationToken cancellationToken) => complete("Weather in " + port, cancellationToken);

    [Observe(AsType = ObservationType.Tool)]
    private Task<string> ScheduleAsync(string port, CancellationToken cancellationToken) => complete("Ferries from " + port, cancellationToken);
}
