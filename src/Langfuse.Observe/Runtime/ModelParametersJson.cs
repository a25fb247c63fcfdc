using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Runtime;

/// <summary>Model parameters as the JSON object that the wire wants (wire contract 1.5).</summary>
internal static class ModelParametersJson
{
    public static string Of(object parameters, int maxBytes) => ValueCapture.Text(parameters, maxBytes).TakeString();
}
