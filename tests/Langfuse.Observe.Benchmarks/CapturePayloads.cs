namespace Langfuse.Observe.Benchmarks;

/// <summary>What is captured in the benchmarks: a small record and a chat request, each observed so that it has a generated writer.</summary>
public static class CapturePayloads
{
    public static Order Small { get; } = new(4711, "customer-42", 129.95m, OrderState.Paid, new DateTime(2026, 5, 6, 7, 8, 9, DateTimeKind.Utc), null);

    public static ChatRequest Chat { get; } = new(
        "gpt-4o-mini",
        [.. Enumerable.Range(0, 10).Select(i => new ChatTurn(i % 2 == 0 ? "user" : "assistant", "What is the return policy for items that were bought on sale, \"as is\", abroad?", i))],
        new() { ["temperature"] = 0.7, ["max_tokens"] = 500, ["top_p"] = 0.9 },
        ["search", "calculator"]);

    [Observe]
    public static ChatRequest Send(Order order, ChatRequest request) => order is null ? throw new ArgumentNullException(nameof(order)) : request;
}

public enum OrderState
{
    Open,
    Paid,
}

public sealed record Order(int Id, string Customer, decimal Total, OrderState State, DateTime Created, string? Note);

public sealed record ChatTurn(string Role, string Content, int Index);

public sealed record ChatRequest(string Model, List<ChatTurn> Messages, Dictionary<string, double> Parameters, string[] Tools);

/// <summary>The same shapes, not observed anywhere: read at run time.</summary>
public sealed record PlainOrder(int Id, string Customer, decimal Total, OrderState State, DateTime Created, string? Note);
