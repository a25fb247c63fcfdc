// Planted: LFO5011
using Langfuse.Observe;
using Xunit;

namespace Menu.Tests;

public sealed class TracingFixture
{
    public TracingFixture()
    {
        Langfuse = LangfuseClient.Start(options => options.Environment = "ci");
        Questions = ["Is it vegan?", "Is there milk in it?"];
    }

    public LangfuseClient Langfuse { get; }

    public string[] Questions { get; }
}

public sealed class AllergyTests(TracingFixture fixture) : IClassFixture<TracingFixture>
{
    [Fact]
    public void Every_question_gets_an_answer()
    {
        using var trace = fixture.Langfuse.StartTrace("allergy-suite");
        foreach (var question in fixture.Questions)
        {
            var answer = Waiter.Answer(question);
            Assert.NotEmpty(answer);
        }

        trace.Score("passed", true);
    }
}

public static class Waiter
{
    public static string Answer(string question) => question.Contains("milk") ? "Yes, a little." : "No.";
}
