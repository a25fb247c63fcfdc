// Right
using Langfuse.Observe;

namespace Irrigation;

public sealed record Field(string Name, double Moisture);

public sealed class Planner(Func<Field, string> decide)
{
    [Observe(Name = "plan-irrigation")]
    public IReadOnlyDictionary<string, string> Plan(IReadOnlyList<Field> fields)
    {
        var plans = new Dictionary<string, string>();
        using var open = new CountdownEvent(Math.Max(1, fields.Count));
        foreach (var field in fields)
        {
            ThreadPool.QueueUserWorkItem(state =>
            {
                try
                {
                    var plan = Decide(state);
                    lock (plans)
                    {
                        plans[state.Name] = plan;
                    }
                }
                finally
                {
                    open.Signal();
                }
            }, field, preferLocal: false);
        }

        if (fields.Count == 0)
        {
            open.Signal();
        }

        open.Wait();
        return plans;
    }

    [Observe(Name = "decide", AsType = ObservationType.Chain)]
    private string Decide(Field field) => field.Moisture > 0.4 ? "dry day" : decide(field);
}
