using System.Globalization;
using Langfuse.Observe.LocalServer.Features.Metrics;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Asks the alerts that are due, and writes down what has changed: state and event in one transaction, so that nothing is said twice or forgotten.</summary>
internal sealed class AlertChecker(ICatalogue catalogue, IMetricsStore metrics, TimeProvider clock)
{
    /// <summary>True when the project has alerts that will be due some time.</summary>
    public async Task<bool> CheckDueAsync(string projectId, CancellationToken cancellationToken)
    {
        var nowUs = NowUs();
        var enabled = catalogue.All(Alert.Collection, projectId).Where(alert => alert.Enabled).ToList();
        foreach (var alert in enabled.Where(alert => (alert.LastCheckedUs ?? 0) + (alert.IntervalSeconds * 1_000_000L) <= nowUs))
        {
            await CheckAsync(projectId, alert, cancellationToken);
        }

        return enabled.Count > 0;
    }

    private Task<bool> CheckAsync(string projectId, Alert alert, CancellationToken cancellationToken)
    {
        var nowUs = NowUs();
        var fromUs = nowUs - alert.WindowMinutes * 60_000_000L;
        var (value, error) = Ask(projectId, alert, fromUs, nowUs);
        return catalogue.WriteAsync(
            writer =>
            {
                // Changed, deleted, or checked by another server meanwhile: the next check sees what is so then.
                if (writer.Find(Alert.Collection, projectId, alert.Id) is not { } now || now.UpdatedUs != alert.UpdatedUs || now.LastCheckedUs != alert.LastCheckedUs)
                {
                    return false;
                }

                var next = error is not null ? now with { LastError = error, LastCheckedUs = nowUs } : After(now, value, nowUs);
                writer.Put(Alert.Collection, projectId, next);
                if (next.IsBreached != now.IsBreached)
                {
                    writer.Put(AlertEvent.Collection, projectId, AlertNews.Of(projectId, next, next.IsBreached ? AlertEvent.Fired : AlertEvent.Resolved, fromUs, nowUs));
                }

                return true;
            },
            cancellationToken);
    }

    private (double? Value, string? Error) Ask(string projectId, Alert alert, long fromUs, long toUs)
    {
        try
        {
            var rows = metrics.Run(projectId, AlertQuery.For(alert.Query, metrics, fromUs, toUs));
            var value = rows.Count == 0 ? null : rows[0][0].Value;
            return (value is null ? null : Convert.ToDouble(value, CultureInfo.InvariantCulture), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            var known = StorageFailure.Explain(exception) ?? exception;
            return (null, known is ApiException { Issues: { } issues } ? string.Join("; ", issues) : known.Message);
        }
    }

    private static Alert After(Alert alert, double? value, long nowUs)
    {
        var state = value is { } known ? Held(alert, known) : alert.NoData switch
        {
            Alert.AlertNoData => Alert.Empty,
            Alert.ZeroNoData => Held(alert, 0),
            _ => alert.State,
        };
        return alert with { State = state, SinceUs = state == alert.State ? alert.SinceUs : nowUs, LastValue = value, LastCheckedUs = nowUs, LastError = null };
    }

    private static string Held(Alert alert, double value) => alert.IsBreach(value) ? Alert.Breached : Alert.Ok;

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
