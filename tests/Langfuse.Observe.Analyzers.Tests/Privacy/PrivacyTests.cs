using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.PrivacyRules;

namespace Langfuse.Observe.Analyzers.Tests.Privacy;

public class PrivacyTests
{
    [Fact]
    public Task SecretParameter_Triggers() => Verify.TriggersAsync(LFO7001_SecretCaptured, """
        public record Login(string User, [|string Password|]);
        public record Masked(string User, [Sensitive] string Password);

        public static class Service
        {
            [Observe]
            public static void SignIn(string user, [|string password|], [|string apiKey|], [|string connectionString|], [|string accessToken|], [|string token|], Login login) { }

            [Observe]
            public static void SignOut(Login login) { }

            [Observe]
            public static void Harmless(string key, int maxTokens, string passwordHint, string connectionStringKey, string apiKeyName, string passwordFile, string tokenEndpoint, string credentialsPath, [Sensitive] string secret, [NotCaptured] string token, CancellationToken cancellationToken, Masked login) { }

            [Observe(CaptureInput = false)]
            public static void Quiet(string password) { }

            public static void Unobserved(string password) { }
        }

        public class Tokenizer
        {
            [Observe]
            public int Count(string token) => token.Length;
        }
        """);

    [Fact]
    public Task OptionsOfNames_AreRead() => Verify.TriggersAsync(LFO7001_SecretCaptured, """
        public static class Service
        {
            [Observe]
            public static void Run([|string pinCode|], string apiKey) { }
        }
        """, config: [("langfuse_observe.secret_names", "pinCode, iban"), ("langfuse_observe.not_secret_names", "apiKey")]);

    [Fact]
    public Task KeyInSource_Triggers() => Verify.TriggersAsync(LFO7002_KeyInSource, """
        public static class Setup
        {
            private const string Key = [|"sk-lf-01234567-89ab-cdef-0123-456789abcdef"|];

            public static LangfuseClient Start() => LangfuseClient.Start(options =>
            {
                options.PublicKey = "pk-lf-3f9a7c1e-52b8-4d0f-9a36-0c7be1d2a845";
                options.SecretKey = [|"sk-lf-01234567-89ab-cdef-0123-456789abcdef"|];
            });

            public static string Placeholder => "sk-lf-..." + "sk-lf-xxxxxxxx-xxxx-xxxx" + "sk-lf-local" + "sk-lf-your-secret-key-01";
        }
        """);

    [Fact]
    public Task ClassifiedData_Triggers() => Verify.TriggersAsync(LFO7003_ClassifiedCaptured, """
        using Microsoft.Extensions.Compliance.Classification;

        namespace Microsoft.Extensions.Compliance.Classification
        {
            public class DataClassificationAttribute : Attribute;
        }

        public sealed class PersonalDataAttribute : DataClassificationAttribute;

        public class Customer
        {
            public string Name { get; set; } = "";

            [PersonalData]
            public string Email { get; set; } = "";
        }

        public class Order
        {
            public int Id { get; set; }

            [PersonalData, Sensitive]
            public string Address { get; set; } = "";
        }

        public static class Service
        {
            [Observe]
            public static void Save([|Customer customer|], [|[PersonalData] string note|], [Sensitive] Customer other, Order order) { }

            [Observe]
            public static [|Task<Customer>|] FindAsync(int id) => null!;

            [Observe(CaptureOutput = false)]
            public static Customer Get(int id) => null!;
        }
        """);

    [Fact]
    public Task StateCalledUserToken_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Callbacks
        {
            [Observe]
            public static void Run(object? userToken) { }
        }
        """);
}
