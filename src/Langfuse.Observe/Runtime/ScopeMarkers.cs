using System.Globalization;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Arguments that say whose trace it is.</summary>
internal static class ScopeMarkers
{
    public static void UserId<T>(Observation scope, T value)
    {
        if (Text(value) is not { } userId)
        {
            return;
        }

        if (scope.Sink is null)
        {
            scope.GetTrace().GetFields().UserId = userId;
            return;
        }

        new TraceUpdate(scope) { UserId = userId }.Apply();
    }

    public static void SessionId<T>(Observation scope, T value)
    {
        if (Text(value) is not { } sessionId)
        {
            return;
        }

        if (scope.Sink is null)
        {
            scope.GetTrace().GetFields().SessionId = sessionId;
            return;
        }

        new TraceUpdate(scope) { SessionId = sessionId }.Apply();
    }

    public static void Model<T>(Observation scope, T value)
    {
        if (Text(value) is { } model)
        {
            scope.GetDetails().Model = scope.Sink is { } sink ? BoundedText.Of(model, sink.MaxFieldBytes) : model;
        }
    }

    /// <summary>An id as text: strings as they are, numbers and Guids in their invariant form; null when there is none.</summary>
    public static string? Text<T>(T value)
    {
        try
        {
            var text = value switch
            {
                null => null,
                string given => given,
                IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString(),
            };
            return string.IsNullOrEmpty(text) ? null : text;
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("reading an id parameter", exception);
            return null;
        }
    }
}
