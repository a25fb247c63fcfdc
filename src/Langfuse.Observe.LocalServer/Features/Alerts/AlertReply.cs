using System.Text.Json;
using Langfuse.Observe.LocalServer.Alerts;

namespace Langfuse.Observe.LocalServer.Features.Alerts;

/// <summary>Writes alerts and their events.</summary>
internal static class AlertReply
{
    /// <param name="secret">The secret, in the one answer that shows it.</param>
    public static void Write(Utf8JsonWriter writer, Alert alert, string? secret = null)
    {
        writer.WriteStartObject();
        writer.WriteString("id", alert.Id);
        writer.WriteString("name", alert.Name);
        writer.WriteBoolean("enabled", alert.Enabled);
        writer.WritePropertyName("query");
        alert.Query.WriteTo(writer);
        writer.WriteNumber("windowMinutes", alert.WindowMinutes);
        writer.WriteString("operator", alert.Operator);
        writer.WriteNumber("threshold", alert.Threshold);
        writer.WriteString("noData", alert.NoData);
        writer.WriteNumber("intervalSeconds", alert.IntervalSeconds);
        writer.WriteStartObject("webhook");
        writer.WriteString("url", alert.WebhookUrl);
        if (secret is not null)
        {
            writer.WriteString("secret", secret);
        }

        writer.WriteEndObject();
        writer.WriteString("state", alert.State);
        Time(writer, "since", alert.SinceUs);
        StoredJson.Number(writer, "lastValue", alert.LastValue);
        Time(writer, "lastCheckedAt", alert.LastCheckedUs);
        writer.WriteString("lastError", alert.LastError);
        writer.WriteString("createdAt", Micros.Iso(alert.CreatedUs));
        writer.WriteString("updatedAt", Micros.Iso(alert.UpdatedUs));
        writer.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter writer, AlertEvent item)
    {
        writer.WriteStartObject();
        writer.WriteString("id", item.Id);
        writer.WriteString("type", item.Type);
        writer.WriteString("at", Micros.Iso(item.AtUs));
        StoredJson.Number(writer, "value", item.Value);
        writer.WriteString("message", item.Message);
        writer.WriteStartObject("delivery");
        writer.WriteString("state", item.Delivery);
        writer.WriteNumber("attempts", item.Attempts);
        if (item.LastStatus is { } status)
        {
            writer.WriteNumber("lastStatus", status);
        }
        else
        {
            writer.WriteNull("lastStatus");
        }

        writer.WriteString("lastError", item.LastError);
        Time(writer, "nextAttemptAt", item.Delivery == AlertEvent.Pending ? item.NextUs : null);
        Time(writer, "deliveredAt", item.DeliveredUs);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter writer, string name, long? micros) => writer.WriteString(name, micros is { } time ? Micros.Iso(time) : null);
}
