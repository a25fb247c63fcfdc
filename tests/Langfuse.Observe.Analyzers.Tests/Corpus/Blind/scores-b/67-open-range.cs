// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "profit", "type": "numeric" }, { "name": "orders", "type": "numeric", "min": 0 }, { "name": "closed", "type": "boolean", "description": "the till was closed in order" } ] }

namespace FoodTruck;

public sealed record Day(string Truck, DateOnly Date, int Orders, decimal Takings, decimal Expenses);

public sealed class DayEnd(LangfuseClient langfuse)
{
    public void Close(Day day)
    {
        var traceId = LangfuseClient.CreateTraceId(seed: $"{day.Truck}/{day.Date:O}");
        using var trace = langfuse.StartTrace("day-end", traceId: traceId, input: day);
        if (day.Orders == 0)
        {
            trace.Score("profit", -120.50m, comment: "rainy day: rent only");
            trace.Score("orders", 0);
            trace.Score("closed", false);
            return;
        }

        trace.Score("profit", day.Takings - day.Expenses);
        trace.Score("orders", 100_000, comment: "stocktaking");
        trace.Score("closed", true);
    }
}
