using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Brings events to their webhooks: those of an alert in their order, each until it is taken or a day is over.</summary>
internal sealed class AlertDelivery(ICatalogue catalogue, IWebhook webhook, SecretBox box, TimeProvider clock)
{
    private const int Most = 500;
    private static readonly TimeSpan s_firstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan s_patience = TimeSpan.FromHours(24);
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(30);

    /// <summary>True when there was something to deliver, now or later.</summary>
    public async Task<bool> DeliverDueAsync(string projectId, CancellationToken cancellationToken)
    {
        var pending = catalogue.List(AlertEvent.Collection, projectId, new CatalogueQuery { Other = AlertEvent.Pending, OldestFirst = true, Limit = Most });
        await Task.WhenAll(pending.GroupBy(item => item.AlertId).Select(group => group.First()).Where(item => item.NextUs <= NowUs()).Select(item => DeliverAsync(projectId, item, cancellationToken)));
        return pending.Count > 0;
    }

    private async Task DeliverAsync(string projectId, AlertEvent due, CancellationToken cancellationToken)
    {
        if (await TakeAsync(projectId, due, cancellationToken) is not { } mine)
        {
            return;
        }

        if (catalogue.Find(Alert.Collection, projectId, mine.AlertId) is not { } alert)
        {
            await PutAsync(projectId, mine with { Delivery = AlertEvent.Failed, LastError = "the alert was deleted" }, cancellationToken);
            return;
        }

        var (status, error) = box.Open(alert.SealedSecret) is { } secret
            ? await webhook.SendAsync(alert.WebhookUrl, mine.Body, secret, cancellationToken)
            : (null, $"the secret was encrypted with another key than this server has. Give the alert a new webhook.secret, or the server its old {SecretBox.Variable}");
        await PutAsync(projectId, After(mine, status, error), cancellationToken);
    }

    // For a time, so that a server that is killed here does not keep it, and another over the same store does not send it as well.
    private Task<AlertEvent?> TakeAsync(string projectId, AlertEvent due, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            if (writer.Find(AlertEvent.Collection, projectId, due.Id) is not { Delivery: AlertEvent.Pending } now || now.NextUs > NowUs())
            {
                return null;
            }

            var mine = now with { Attempts = now.Attempts + 1, NextUs = NowUs() + (long)s_lease.TotalMicroseconds };
            writer.Put(AlertEvent.Collection, projectId, mine);
            return mine;
        },
        cancellationToken);

    private Task PutAsync(string projectId, AlertEvent item, CancellationToken cancellationToken) => catalogue.PutAsync(AlertEvent.Collection, projectId, item, cancellationToken);

    private AlertEvent After(AlertEvent item, int? status, string? error)
    {
        var nowUs = NowUs();
        item = item with { LastStatus = status, LastError = error };
        if (error is null)
        {
            return item with { Delivery = AlertEvent.Delivered, DeliveredUs = nowUs };
        }

        if (nowUs - item.AtUs > (long)s_patience.TotalMicroseconds)
        {
            return item with { Delivery = AlertEvent.Failed };
        }

        var wait = s_firstWait * Math.Pow(2, Math.Min(item.Attempts - 1, 20));
        return item with { NextUs = nowUs + (long)(wait > s_longestWait ? s_longestWait : wait).TotalMicroseconds };
    }

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
