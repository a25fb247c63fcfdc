using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Migration;

public class MigrationTests
{
    [Fact]
    public Task WholeActivity_Triggers() => Verify.TriggersAsync(LFO1050_ActivityBoilerplate, """
        using System.Diagnostics;

        public static class Rag
        {
            private static readonly ActivitySource Source = new("Rag");

            public static string Answer(string question)
            {
                using var activity = [|Source.StartActivity("answer")|];
                return question;
            }

            public static string Receive(string question, ActivityContext parent)
            {
                using var activity = Source.StartActivity("receive", ActivityKind.Consumer, parent);
                return question;
            }

            public static string Late(string question)
            {
                var text = question.Trim();
                using var activity = Source.StartActivity("late");
                return text;
            }
        }
        """);

    [Fact]
    public Task WholeActivity_BecomesAnAttribute() => VerifyFix.CuresAsync(LFO1050_ActivityBoilerplate, """
        using System.Diagnostics;

        public static class Rag
        {
            private static readonly ActivitySource Source = new("Rag");

            /// <summary>Answers.</summary>
            public static string Answer(string question)
            {
                using var activity = Source.StartActivity("Answer");
                activity?.SetTag("length", question.Length)?.SetTag("kind", "faq");

                try
                {
                    return question.Trim();
                }
                catch (Exception exception)
                {
                    activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
                    throw;
                }
            }

            public static int Count(string question)
            {
                using var activity = Source.StartActivity("count-words", ActivityKind.Internal);

                return question.Length;
            }
        }
        """, """
        using System.Diagnostics;

        public static class Rag
        {
            private static readonly ActivitySource Source = new("Rag");

            /// <summary>Answers.</summary>
            [Observe]
            public static string Answer(string question)
            {
                LangfuseContext.UpdateCurrentObservation(metadata: new Dictionary<string, object?> { ["length"] = question.Length, ["kind"] = "faq" });

                try
                {
                    return question.Trim();
                }
                catch (Exception exception)
                {
                    throw;
                }
            }

            [Observe(Name = "count-words")]
            public static int Count(string question)
            {
                return question.Length;
            }
        }
        """);

    [Fact]
    public Task ActivityThatIsUsedOtherwise_IsNotOffered() => VerifyFix.OffersNothingAsync(LFO1050_ActivityBoilerplate, """
        using System.Diagnostics;

        public static class Rag
        {
            private static readonly ActivitySource Source = new("Rag");

            public static string? Answer(string question)
            {
                using var activity = Source.StartActivity("answer");
                return activity?.Id;
            }
        }
        """);

    [Fact]
    public Task CommunitySdk_BecomesAnAttribute() => VerifyFix.CuresAsync(LFO1051_CommunitySdk, """
        using zborek.Langfuse.OpenTelemetry.Models;
        using zborek.Langfuse.OpenTelemetry.Trace;

        public class Rag(IOtelLangfuseTrace trace)
        {
            public string Retrieve(string query)
            {
                using var span = trace.CreateSpan("retrieval", input: query);
                var found = query.Trim();
                span.SetOutput(found);
                return found;
            }

            public string Generate(string prompt)
            {
                using var generation = trace.CreateGeneration("answer", model: "gpt-4", provider: "openai", input: prompt);
                generation.SetResponse(new GenAiResponse { Model = "gpt-4-0613", InputTokens = 5, OutputTokens = 10, Completion = prompt });
                return prompt;
            }
        }
        """, """
        using zborek.Langfuse.OpenTelemetry.Models;
        using zborek.Langfuse.OpenTelemetry.Trace;

        public class Rag(IOtelLangfuseTrace trace)
        {
            [Observe(Name = "retrieval")]
            public string Retrieve(string query)
            {
                var found = query.Trim();
                return found;
            }

            [Observe(AsType = ObservationType.Generation, Name = "answer", Model = "gpt-4")]
            public string Generate(string prompt)
            {
                LangfuseContext.UpdateCurrentObservation(model: "gpt-4-0613", output: prompt, usage: new Usage(input: 5, output: 10));
                return prompt;
            }
        }
        """);

    [Fact]
    public Task CommunitySdkWithConfigure_IsNotOffered() => VerifyFix.OffersNothingAsync(LFO1051_CommunitySdk, """
        using zborek.Langfuse.OpenTelemetry.Trace;

        public class Rag(IOtelLangfuseTrace trace)
        {
            public string Generate(string prompt)
            {
                using var generation = trace.CreateGeneration("answer", "gpt-4", "openai", configure: g => g.SetTemperature(0.7));
                return prompt;
            }
        }
        """);

    [Fact]
    public Task UsingStatementThatIsTheWholeBody_Triggers() => Verify.TriggersAsync(LFO1050_ActivityBoilerplate, """
        using System.Diagnostics;

        public static class Rag
        {
            private static readonly ActivitySource Source = new("Rag");

            public static string Answer(string question)
            {
                using (var activity = [|Source.StartActivity("answer")|])
                {
                    activity?.SetTag("length", question.Length);
                    return question;
                }
            }

            public static string AnswerInPart(string question)
            {
                using (var activity = Source.StartActivity("answer"))
                {
                    activity?.SetTag("length", question.Length);
                }

                return question;
            }
        }
        """);
}
