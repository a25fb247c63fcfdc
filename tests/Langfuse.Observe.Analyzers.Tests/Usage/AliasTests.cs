using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;
using static Langfuse.Observe.Rules.PrivacyRules;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

/// <summary>The rules look at names first; a using directive can give a type another.</summary>
public class AliasTests
{
    [Fact]
    public Task Observe_ByAlias_Triggers() => Verify.TriggersAsync(LFO1009_GenerationFieldElsewhere, """
        using Traced = Langfuse.Observe.ObserveAttribute;

        public static class Llm
        {
            [Traced([|Model = "gpt-4o"|])]
            public static string Complete(string prompt) => prompt;
        }
        """);

    [Fact]
    public Task Observe_ByAliasOfANamespaceDeclaration_Triggers() => Verify.TriggersAsync(LFO7001_SecretCaptured, """
        namespace Shop
        {
            using Traced = Langfuse.Observe.ObserveAttribute;

            public static class Login
            {
                [Traced]
                public static bool SignIn(string user, [|string password|]) => user == password;
            }
        }
        """);

    [Fact]
    public Task Observe_ByAliasOfTheNamespace_Triggers() => Verify.TriggersAsync(LFO7001_SecretCaptured, """
        using LF = Langfuse.Observe;

        public static class Login
        {
            [LF.Observe]
            public static bool SignIn(string user, [|string password|]) => user == password;
        }
        """);

    [Fact]
    public Task Observe_ByAliasWithSuffix_InAProgramWithoutClient_Triggers() => Verify.TriggersAsync(LFO5008_NeverConfigured, """
        using TracedAttribute = Langfuse.Observe.ObserveAttribute;

        [|Console|].WriteLine(Greeter.Greet("Ada"));

        public static class Greeter
        {
            [Traced]
            public static string Greet(string name) => name;
        }
        """);

    [Fact]
    public Task Marker_ByAlias_Triggers() => Verify.TriggersAsync(LFO1013_MarkerWithoutObserve, """
        using Who = Langfuse.Observe.UserIdAttribute;

        public static class Chat
        {
            public static void Ask([[|Who|]] string user) { }
        }
        """);

    [Fact]
    public Task AliasOfAnotherAttribute_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Traced = System.ObsoleteAttribute;

        public static class Login
        {
            [Traced]
            public static bool SignIn(string user, string password) => user == password;
        }
        """);
}
