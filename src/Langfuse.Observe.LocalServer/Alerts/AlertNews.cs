using System.Globalization;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>Puts what happened into words and into the body of a webhook.</summary>
internal static class AlertNews
{
    public static AlertEvent Of(string projectId, Alert alert, string type, long fromUs, long nowUs)
    {
        var id = Guid.NewGuid().ToString();
        var message = Message(alert, type);
        return new AlertEvent(id, alert.Id, type, nowUs, alert.LastValue, message, Body(id, projectId, alert, type, fromUs, nowUs, message)) { NextUs = nowUs };
    }

    private static string Message(Alert alert, string type)
    {
        var value = alert.LastValue?.ToString(CultureInfo.InvariantCulture) ?? "nothing";
        var bound = FormattableString.Invariant($"{alert.Operator} {alert.Threshold}");
        return type switch
        {
            AlertEvent.Test => $"'{alert.Name}': a test; nothing has happened",
            AlertEvent.Resolved => $"'{alert.Name}' is over: {value} over the last {alert.WindowMinutes} minutes, no longer {bound}",
            _ when alert.State == Alert.Empty => $"'{alert.Name}': there is no data for the last {alert.WindowMinutes} minutes",
            _ => $"'{alert.Name}': {value} over the last {alert.WindowMinutes} minutes is {bound}",
        };
    }

    private static string Body(string id, string projectId, Alert alert, string type, long fromUs, long nowUs, string message) => JsonText.Build(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("type", type);
        writer.WriteString("at", Micros.Iso(nowUs));
        writer.WriteStartObject("alert");
        writer.WriteString("id", alert.Id);
        writer.WriteString("name", alert.Name);
        writer.WriteString("projectId", projectId);
        writer.WriteEndObject();
        writer.WriteString("state", alert.State);
        StoredJson.Number(writer, "value", alert.LastValue);
        writer.WriteString("operator", alert.Operator);
        writer.WriteNumber("threshold", alert.Threshold);
        writer.WriteStartObject("window");
        writer.WriteString("from", Micros.Iso(fromUs));
        writer.WriteString("to", Micros.Iso(nowUs));
        writer.WriteEndObject();
        writer.WriteString("message", message);
        writer.WriteEndObject();
    });
}
