using Langfuse.Observe.Analyzers.Tests.Harness;
using Langfuse.Observe.Rules;
using static Langfuse.Observe.Rules.ContextRules;
using static Langfuse.Observe.Rules.PrivacyRules;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

public class UsageFixTests
{
    [Fact]
    public Task NoBody_LosesTheAttribute() => VerifyFix.CuresAsync(LFO1001_NoBody, """
        public abstract class Answerer
        {
            // Answers.
            [Observe]
            public abstract string Answer(string question);

            [Obsolete("no"), Observe]
            public abstract string Tell(string question);
        }
        """, """
        public abstract class Answerer
        {
            // Answers.
            public abstract string Answer(string question);

            [Obsolete("no")]
            public abstract string Tell(string question);
        }
        """);

    [Fact]
    public Task Constructor_LosesTheAttribute() => VerifyFix.CuresAsync(LFO1002_ConstructorOrFinaliser,
        Class("[Observe]\n    public Job() { }"), Class("public Job() { }"));

    [Fact]
    public Task MarkerOnWrongType_IsRemoved() => VerifyFix.CuresAsync(LFO1005_MarkerOnWrongType,
        Class("[Observe]\n    public void Run([UserId] string[] users, [TraceId] Guid trace) { }"),
        Class("[Observe]\n    public void Run(string[] users, Guid trace) { }"));

    [Fact]
    public Task Unreadable_IsNotCaptured() => VerifyFix.CuresAsync(LFO1006_RecordedAsTypeName,
        Class("[Observe]\n    public void Run(IQueryable<int> query, Task task) { }"),
        Class("[Observe]\n    public void Run([NotCaptured] IQueryable<int> query, [NotCaptured] Task task) { }"));

    [Fact]
    public Task UnsupportedShape_LosesTheAttribute() => VerifyFix.CuresAsync(LFO1007_UnsupportedShape,
        Class("[Observe]\n    public static int Sum(__arglist) => 0;"), Class("public static int Sum(__arglist) => 0;"));

    [Fact]
    public Task ObservedTwice_LosesTheAttributeOfTheOverride() => VerifyFix.CuresAsync(LFO1008_ObservedTwice, """
        public class Base
        {
            [Observe]
            public virtual string Answer(string question) => question;
        }

        public class Derived : Base
        {
            [Observe]
            public override string Answer(string question) => base.Answer(question) + "!";
        }
        """, """
        public class Base
        {
            [Observe]
            public virtual string Answer(string question) => question;
        }

        public class Derived : Base
        {
            public override string Answer(string question) => base.Answer(question) + "!";
        }
        """);

    [Fact]
    public Task ModelOnSpan_BecomesAGeneration() => VerifyFix.CuresAsync(LFO1009_GenerationFieldElsewhere,
        Class("[Observe(Model = \"gpt-4o\")]\n    public void Run() { }\n\n    [Observe]\n    public void Ask() => LangfuseContext.UpdateCurrentObservation(model: \"gpt-4o\");"),
        Class("[Observe(AsType = ObservationType.Generation, Model = \"gpt-4o\")]\n    public void Run() { }\n\n    [Observe(AsType = ObservationType.Generation)]\n    public void Ask() => LangfuseContext.UpdateCurrentObservation(model: \"gpt-4o\");"));

    [Theory]
    [InlineData("", "ObserveAttribute")]
    [InlineData("", "Langfuse.Observe.Observe")]
    [InlineData("", "global::Langfuse.Observe.ObserveAttribute")]
    [InlineData("using Traced = Langfuse.Observe.ObserveAttribute;\n", "Traced")]
    [InlineData("using L = Langfuse.Observe;\n", "L.Observe")]
    public async Task Attribute_IsFoundHoweverItIsWritten(string directive, string attribute)
    {
        await VerifyFix.CuresAsync(LFO1009_GenerationFieldElsewhere,
            directive + Class($"[{attribute}]\n    public void Ask() => LangfuseContext.UpdateCurrentObservation(model: \"gpt-4o\");"),
            directive + Class($"[{attribute}(AsType = ObservationType.Generation)]\n    public void Ask() => LangfuseContext.UpdateCurrentObservation(model: \"gpt-4o\");"));
        await VerifyFix.CuresAsync(LFO1008_ObservedTwice,
            directive + TwoClasses($"[{attribute}]\n    "), directive + TwoClasses(""));
    }

    [Fact]
    public Task NameThatMeansAnotherType_IsWrittenInFull() => VerifyFix.CuresAsync(LFO7001_SecretCaptured,
        "public sealed class SensitiveAttribute : Attribute;\n" + Class("[Observe]\n    public void Login(string password) { }"),
        "public sealed class SensitiveAttribute : Attribute;\n" + Class("[Observe]\n    public void Login([Langfuse.Observe.Sensitive] string password) { }"));

    [Fact]
    public Task BuiltName_BecomesConstant() => VerifyFix.CuresAsync(LFO1011_HighCardinalityName,
        Class("public void Run(LangfuseClient langfuse, int step)\n    {\n        using var trace = langfuse.StartTrace($\"answer-{step}\");\n    }"),
        Class("public void Run(LangfuseClient langfuse, int step)\n    {\n        using var trace = langfuse.StartTrace(\"answer\", metadata: new { step });\n    }"));

    [Fact]
    public Task AsyncVoid_ReturnsTask() => VerifyFix.CuresAsync(LFO1012_AsyncVoid,
        Class("[Observe]\n    public async void Run() => await Task.Yield();"), Class("[Observe]\n    public async Task Run() => await Task.Yield();"));

    [Fact]
    public Task AsyncVoidHandler_IsNotOffered() => VerifyFix.OffersNothingAsync(LFO1012_AsyncVoid,
        Class("[Observe]\n    public async void OnClick(object sender, EventArgs e) => await Task.Yield();"));

    [Fact]
    public Task MarkerWithoutObserve_IsRemoved() => VerifyFix.CuresAsync(LFO1013_MarkerWithoutObserve,
        Class("public void Run([UserId] string user) { }"), Class("public void Run(string user) { }"));

    [Fact]
    public Task SampleRate_BecomesAShare() => VerifyFix.CuresAsync(LFO1014_SampleRateOutOfRange,
        Class("[Observe(SampleRate = 10)]\n    public void Run() { }"), Class("[Observe(SampleRate = 0.1)]\n    public void Run() { }"));

    [Fact]
    public Task ObservedAndNot_LosesObserve() => VerifyFix.CuresAsync(LFO1015_ObservedAndNotObserved,
        Class("[Observe, NotObserved]\n    public void Run() { }"), Class("[NotObserved]\n    public void Run() { }"));

    [Fact]
    public Task DroppedTask_IsAwaited() => VerifyFix.CuresAsync(LFO6001_TaskNotAwaited,
        Class("[Observe]\n    public async Task Run()\n    {\n        _ = Run();\n        await Task.Yield();\n    }"),
        Class("[Observe]\n    public async Task Run()\n    {\n        await Run();\n        await Task.Yield();\n    }"));

    [Fact]
    public Task UnsafeQueue_IsMadeSafe() => VerifyFix.CuresAsync(LFO6002_FlowSuppressed,
        Class("[Observe]\n    public void Run() => ThreadPool.UnsafeQueueUserWorkItem(_ => Run(), null);"),
        Class("[Observe]\n    public void Run() => ThreadPool.QueueUserWorkItem(_ => Run(), null);"));

    [Fact]
    public Task OutsideObservation_IsObserved() => VerifyFix.CuresAsync(LFO6003_OutsideObservation, """
        await using var langfuse = LangfuseClient.Start();
        Job.Run();

        static class Job
        {
            public static void Run() => LangfuseContext.UpdateCurrentTrace(userId: "u");
        }
        """, """
        await using var langfuse = LangfuseClient.Start();
        Job.Run();

        static class Job
        {
            [Observe]
            public static void Run() => LangfuseContext.UpdateCurrentTrace(userId: "u");
        }
        """);

    [Fact]
    public Task PropagateNotDisposed_IsDisposed() => VerifyFix.CuresAsync(LFO6004_PropagateNotDisposed,
        Class("public void Run()\n    {\n        LangfuseContext.Propagate(userId: \"u\");\n        var other = LangfuseContext.Propagate(version: \"1\");\n    }"),
        Class("public void Run()\n    {\n        using var scope = LangfuseContext.Propagate(userId: \"u\");\n        using var other = LangfuseContext.Propagate(version: \"1\");\n    }"));

    [Fact]
    public Task PropagateAfterChildren_MovesUp() => VerifyFix.CuresAsync(LFO6005_PropagateAfterChildren,
        Class("public void Run(string user)\n    {\n        Ask();\n        using var scope = LangfuseContext.Propagate(userId: user);\n    }\n\n    [Observe]\n    public void Ask() { }"),
        Class("public void Run(string user)\n    {\n        using var scope = LangfuseContext.Propagate(userId: user);\n        Ask();\n    }\n\n    [Observe]\n    public void Ask() { }"));

    [Fact]
    public Task Environment_IsMended() => VerifyFix.CuresAsync(LFO6007_EnvironmentPattern,
        Class("public IDisposable Run() => LangfuseContext.Propagate(environment: \"Pre Prod\");"),
        Class("public IDisposable Run() => LangfuseContext.Propagate(environment: \"pre-prod\");"));

    [Fact]
    public Task Secret_IsMarked() => VerifyFix.CuresAsync(LFO7001_SecretCaptured,
        Class("[Observe]\n    public void Run(string user, string password, string apiKey) { }"),
        Class("[Observe]\n    public void Run(string user, [Sensitive] string password, [Sensitive] string apiKey) { }"));

    [Fact]
    public Task KeyInSource_IsReadFromTheEnvironment() => VerifyFix.CuresAsync(LFO7002_KeyInSource,
        Class("public void Run(LangfuseOptions options) => options.SecretKey = \"sk-lf-01234567-89ab-cdef-0123-456789abcdef\";"),
        Class("public void Run(LangfuseOptions options) => options.SecretKey = Environment.GetEnvironmentVariable(\"LANGFUSE_SECRET_KEY\");"));

    [Fact]
    public Task Classified_IsKeptOut() => VerifyFix.CuresAsync(LFO7003_ClassifiedCaptured, """
        public class DataClassificationAttribute : Attribute;
        public sealed class PersonalDataAttribute : DataClassificationAttribute;

        [PersonalData]
        public class Customer;

        public class Job
        {
            [Observe]
            public Customer Run(Customer customer) => customer;
        }
        """, """
        public class DataClassificationAttribute : Attribute;
        public sealed class PersonalDataAttribute : DataClassificationAttribute;

        [PersonalData]
        public class Customer;

        public class Job
        {
            [Observe(CaptureOutput = false)]
            public Customer Run([Sensitive] Customer customer) => customer;
        }
        """);

    [Fact]
    public void EveryFixer_NamesRulesOfTheCatalogue()
    {
        var known = RuleCatalogue.All.Select(rule => rule.Id).ToHashSet();
        Assert.All(VerifyFix.AllFixers, fixer => Assert.All(fixer.FixableDiagnosticIds, id => Assert.Contains(id, known)));
    }

    private static string TwoClasses(string attribute) =>
        $"public class Base\n{{\n    [Observe]\n    public virtual int Run() => 1;\n}}\n\npublic class Job : Base\n{{\n    {attribute}public override int Run() => base.Run();\n}}";

    private static string Class(string members) => $"public class Job\n{{\n    {members}\n}}";

    [Fact]
    public Task Reducer_ThatDoesNotFit_IsRemoved() => VerifyFix.CuresAsync(LFO1004_ReducerDoesNotFit, """
        public class Joined : IStreamReducer<string, string>
        {
            public void Add(string item) { }
            public string Complete() => "";
        }

        public static class Numbers
        {
            [Observe(Name = "count", Reducer = typeof(Joined))]
            public static IEnumerable<int> Count()
            {
                yield return 1;
            }

            [Observe(Reducer = typeof(Joined))]
            public static int Last() => 1;
        }
        """, """
        public class Joined : IStreamReducer<string, string>
        {
            public void Add(string item) { }
            public string Complete() => "";
        }

        public static class Numbers
        {
            [Observe(Name = "count")]
            public static IEnumerable<int> Count()
            {
                yield return 1;
            }

            [Observe]
            public static int Last() => 1;
        }
        """);
}
