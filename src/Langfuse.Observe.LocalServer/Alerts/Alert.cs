using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Alerts;

/// <summary>A question for a number that is asked again and again, and the bound that it must keep.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Enabled">Whether it is asked.</param>
/// <param name="Query">A metrics query with one metric and without times.</param>
/// <param name="WindowMinutes">The time up to now that it asks about.</param>
/// <param name="Operator">How the value stands to the threshold when it is a breach.</param>
/// <param name="Threshold">The bound.</param>
/// <param name="NoData">What a window without a value means.</param>
/// <param name="IntervalSeconds">How often it is asked.</param>
/// <param name="WebhookUrl">Who is told.</param>
/// <param name="SealedSecret">The secret that signs, encrypted.</param>
/// <param name="CreatedUs">When it was made.</param>
/// <param name="UpdatedUs">When it was changed.</param>
internal sealed record Alert(
    string Id, string Name, bool Enabled, JsonElement Query, int WindowMinutes, string Operator, double Threshold, string NoData, int IntervalSeconds, string WebhookUrl, string SealedSecret,
    long CreatedUs, long UpdatedUs)
{
    public const string Unknown = "unknown";
    public const string Ok = "ok";
    public const string Breached = "alert";
    public const string Empty = "no_data";

    public const string IgnoreNoData = "ignore";
    public const string AlertNoData = "alert";
    public const string ZeroNoData = "zero";

    public static readonly IReadOnlyCollection<string> Operators = [">", ">=", "<", "<=", "=", "!="];

    public static readonly Collection<Alert> Collection = new("alert", AlertJson.Default.Alert, item => item.Id, item => item.CreatedUs);

    public string State { get; init; } = Unknown;

    /// <summary>Since when it is in that state.</summary>
    public long? SinceUs { get; init; }

    public double? LastValue { get; init; }

    public long? LastCheckedUs { get; init; }

    /// <summary>Why the last check failed.</summary>
    public string? LastError { get; init; }

    [JsonIgnore]
    public bool IsBreached => State is Breached or Empty;

    public bool IsBreach(double value) => Operator switch
    {
        ">" => value > Threshold,
        ">=" => value >= Threshold,
        "<" => value < Threshold,
        "<=" => value <= Threshold,
        "=" => value == Threshold,
        _ => value != Threshold,
    };
}

/// <summary>What an alert had to say, and how far the news has come.</summary>
/// <param name="Body">The JSON that is sent: the same in each try.</param>
internal sealed record AlertEvent(string Id, string AlertId, string Type, long AtUs, double? Value, string Message, string Body)
{
    public const string Fired = "alert.fired";
    public const string Resolved = "alert.resolved";
    public const string Test = "alert.test";

    public const string Pending = "pending";
    public const string Delivered = "delivered";
    public const string Failed = "failed";

    public static readonly Collection<AlertEvent> Collection = new("alert-event", AlertJson.Default.AlertEvent, item => item.Id, item => item.AtUs)
    {
        Parent = item => item.AlertId,
        Other = item => item.Delivery,
    };

    public string Delivery { get; init; } = Pending;

    public int Attempts { get; init; }

    public long NextUs { get; init; }

    public int? LastStatus { get; init; }

    public string? LastError { get; init; }

    public long? DeliveredUs { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(AlertEvent))]
internal sealed partial class AlertJson : JsonSerializerContext;
