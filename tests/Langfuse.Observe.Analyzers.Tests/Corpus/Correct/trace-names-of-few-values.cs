// Correct
using Langfuse.Observe;

public class Router(LangfuseClient langfuse)
{
    public void Route(HttpMethod httpMethod, DayOfWeek day)
    {
        using var trace = langfuse.StartTrace($"route {httpMethod.Method}");
        using var span = langfuse.StartSpan($"plan {day}");
    }
}
