using System.Globalization;

namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>A number with its noun, for messages.</summary>
internal static class Quantity
{
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The verb that goes with it.</summary>
    public static string Were(long count) => count == 1 ? "was" : "were";
}
