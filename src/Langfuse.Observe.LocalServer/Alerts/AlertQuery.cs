using System.Text.Json;
using Langfuse.Observe.LocalServer.Features.Metrics;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>The metrics query of an alert for a window of time.</summary>
internal static class AlertQuery
{
    private static readonly string[] s_members = ["view", "metrics", "filters"];

    /// <exception cref="ApiException">It cannot be asked; the message says why.</exception>
    public static MetricsQuery For(JsonElement query, IMetricsStore store, long fromUs, long toUs) => MetricsBody.Read(With(query, fromUs, toUs), isV2: true, store);

    /// <summary>Adds what is wrong with a query to the issues of a request.</summary>
    public static void Check(JsonElement query, IMetricsStore store, List<string> issues)
    {
        if (query.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !s_members.Contains(name)) is { } unknown)
        {
            issues.Add($"query.{unknown}: an alert takes view, metrics and filters; its window takes the place of times and groups");
            return;
        }

        try
        {
            if (For(query, store, 0, 1).Metrics.Count != 1)
            {
                issues.Add("query.metrics: an alert watches one metric; make another alert for the other");
            }
        }
        catch (ApiException exception)
        {
            issues.AddRange(exception.Issues ?? [exception.Message]);
        }
    }

    private static JsonElement With(JsonElement query, long fromUs, long toUs) => JsonText.Element(writer =>
    {
        writer.WriteStartObject();
        foreach (var member in query.EnumerateObject())
        {
            member.WriteTo(writer);
        }

        writer.WriteString("fromTimestamp", Micros.Iso(fromUs));
        writer.WriteString("toTimestamp", Micros.Iso(toUs + 1000));
        writer.WriteEndObject();
    });
}
