// Planted: LFO1005
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var desk = new LoyaltyDesk();
var anna = new Customer("c-118", "Anna", 3);
Console.WriteLine(desk.Greet(anna, "web"));

public sealed record Customer(string Number, string FirstName, int Level);

public sealed class LoyaltyDesk
{
    private static readonly string[] Levels = ["none", "bronze", "silver", "gold"];

    [Observe(Name = "greet-customer")]
    public string Greet([UserId] Customer customer, string channel)
    {
        var level = Levels[Math.Clamp(customer.Level, 0, Levels.Length - 1)];
        return $"Welcome back on {channel}, {customer.FirstName} ({level})";
    }
}
