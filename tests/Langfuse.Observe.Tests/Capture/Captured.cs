using System.Text.Json;
using Langfuse.Observe.Capture;

namespace Langfuse.Observe.Tests.Capture;

/// <summary>One line per captured value in these tests.</summary>
internal static class Captured
{
    public const int MaxBytes = 1 << 20;

    public static string? Of<T>(T value, int maxBytes = MaxBytes)
    {
        var text = ValueCapture.Text(value, maxBytes);
        return text.HasValue ? text.TakeString() : null;
    }

    public static string Arguments<T>(string name, T value, int maxBytes = MaxBytes)
    {
        var capture = ArgumentCapture.Start(new object(), maxBytes);
        capture.Add(name, value);
        return capture.Finish().TakeString();
    }

    public static JsonElement Parse(string? json) => JsonDocument.Parse(json!, new() { MaxDepth = 256 }).RootElement;
}
