using System.ComponentModel;

namespace ToolAgent;

/// <summary>What the agent can do.</summary>
internal static class Shop
{
    [Description("Finds an order by its number.")]
    public static Order FindOrder(int number) => new(number, "tent", 120m);

    [Description("Gives the customer an amount back.")]
    public static string Refund(int number, decimal amount) => $"refunded {amount} for order {number}";
}

internal sealed record Order(int Number, string Item, decimal Price);
