using System.Security.Cryptography;
using System.Text.Json;
using Langfuse.Observe.LocalServer.Alerts;
using Langfuse.Observe.LocalServer.Features.Metrics;

namespace Langfuse.Observe.LocalServer.Features.Alerts;

/// <summary>Reads alerts.</summary>
internal static class AlertBody
{
    private const int LongestWindow = 43_200;
    private static readonly string[] s_members = ["name", "enabled", "query", "windowMinutes", "operator", "threshold", "noData", "intervalSeconds", "webhook"];

    /// <returns>The alert, and the secret that signs its events.</returns>
    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static (Alert Alert, string Secret) ReadNew(BodyReader body, IMetricsStore store, SecretBox box, long nowUs)
    {
        foreach (var (name, what) in new[] { ("query", "a metrics query with view and metrics"), ("windowMinutes", "a number of minutes"), ("threshold", "a number"), ("webhook", "an object with url") })
        {
            if (!body.Has(name))
            {
                body.Require(name, what);
            }
        }

        body.RequiredText("name", 200);
        body.RequiredChoice("operator", Alert.Operators);
        var secret = $"whsec-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        var made = new Alert(Guid.NewGuid().ToString(), "", true, JsonText.EmptyObject, 1, ">", 0, Alert.IgnoreNoData, 60, "", "", nowUs, nowUs);
        return (Read(body, made, store, box, nowUs, ref secret), secret);
    }

    /// <exception cref="ApiException">Something is wrong with it; all of it is named.</exception>
    public static Alert ReadChange(BodyReader body, Alert alert, IMetricsStore store, SecretBox box, long nowUs)
    {
        var secret = "";
        return Read(body, alert, store, box, nowUs, ref secret);
    }

    private static Alert Read(BodyReader body, Alert alert, IMetricsStore store, SecretBox box, long nowUs, ref string secret)
    {
        body.Only(s_members);
        var (url, sent) = ReadWebhook(body);
        secret = sent ?? secret;
        var read = alert with
        {
            Name = body.Text("name", 200) ?? alert.Name,
            Enabled = body.Flag("enabled") ?? alert.Enabled,
            Query = ReadQuery(body, store) ?? alert.Query,
            WindowMinutes = body.Whole("windowMinutes", 1, LongestWindow) ?? alert.WindowMinutes,
            Operator = body.Choice("operator", Alert.Operators) ?? alert.Operator,
            Threshold = body.Number("threshold") ?? alert.Threshold,
            NoData = body.Choice("noData", Alert.IgnoreNoData, Alert.AlertNoData, Alert.ZeroNoData) ?? alert.NoData,
            IntervalSeconds = body.Whole("intervalSeconds", 5, 86_400) ?? alert.IntervalSeconds,
            WebhookUrl = url ?? alert.WebhookUrl,
            SealedSecret = secret.Length > 0 ? box.Seal(secret) : alert.SealedSecret,
            UpdatedUs = nowUs,
        };
        body.Check();
        return read;
    }

    private static JsonElement? ReadQuery(BodyReader body, IMetricsStore store)
    {
        var query = body.Object("query");
        if (query is { } given)
        {
            AlertQuery.Check(given, store, body.Issues);
        }

        return query;
    }

    private static (string? Url, string? Secret) ReadWebhook(BodyReader body)
    {
        if (body.Object("webhook") is not { } given)
        {
            return (null, null);
        }

        var webhook = new BodyReader(given, "webhook.", body.Issues).Only("url", "secret");
        var url = webhook.RequiredText("url");
        if (url.Length > 0 && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
        {
            body.Issues.Add($"webhook.url: '{url}' is not an http or https address");
        }

        return (url, webhook.Text("secret"));
    }
}
