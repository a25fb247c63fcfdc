using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.PrivacyRules;

namespace Langfuse.Observe.Analyzers.Tests.Privacy;

/// <summary>Secrets and classified data that are not the parameter itself: in what it holds, what it derives from, what is given back, in lambdas and accessors.</summary>
public class RecordedMembersTests
{
    [Fact]
    public Task SecretInsideAMember_Triggers() => Verify.TriggersAsync(LFO7001_SecretCaptured, """
        public sealed class LogOn
        {
            public string User { get; set; } = "";
            public string [|AccessToken|] { get; set; } = "";
        }

        public class Account { public string [|Password|] = ""; }
        public sealed class Admin : Account { public int Level { get; set; } }
        public sealed record Request<T>(T Body, string Path);
        public sealed record Key([|string ApiKey|]);
        public sealed class Settings { public LogOn LogOn { get; set; } = new(); }
        public sealed record Line([|string ClientSecret|]);

        public static class Warehouse
        {
            [Observe]
            public static void Ask(string question, Settings settings) { }

            [Observe]
            public static void Raise(Admin admin) { }

            [Observe]
            public static void Post(Request<Key> request) { }

            [Observe]
            public static void All(IReadOnlyDictionary<string, Line[]> lines) { }
        }
        """);

    [Fact]
    public Task SecretInALambdaOrAccessor_Triggers() => Verify.TriggersAsync(LFO7001_SecretCaptured, """
        public class Vault
        {
            private readonly Dictionary<string, string> _entries = [];

            public Func<string, string, bool> SignIn { get; } = [Observe(Name = "sign-in")] (string user, [|string password|]) => user != password;

            public string this[[|string apiKey|]]
            {
                [Observe]
                get => _entries[apiKey];
            }

            [Observe]
            public int Count([|IReadOnlyList<string> apiKeys|], [|long cardNumber|], [|Guid accessToken|]) => apiKeys.Count;
        }
        """);

    [Fact]
    public Task SecretThatIsNotRecorded_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using System.Text.Json.Serialization;

        public interface IKeep { [Sensitive] string Password { get; } }
        public sealed class Hidden : IKeep { public string Password { get; set; } = ""; }
        public sealed class Ignored { [JsonIgnore] public string Password { get; set; } = ""; }
        public sealed class Private { private string _password = ""; public string Masked => new('*', _password.Length); internal string Secret { get; set; } = ""; public void Set(string value) => _password = value; }
        public sealed class Code { public string Password => Environment.MachineName; }
        public sealed class OfField { [field: Sensitive] public string Password { get; set; } = ""; }
        [NotCaptured] public sealed class Kept { public string Password { get; set; } = ""; }
        public sealed class Holder { public Kept Kept { get; set; } = new(); public Hidden Hidden { get; set; } = new(); public Ignored Ignored { get; set; } = new(); }
        public sealed class Static { public static string Password { get; set; } = ""; }

        public static class Service
        {
            [Observe]
            public static void Run(Hidden a, Ignored b, Private c, Code d, OfField e, Holder f, Static g, List<Kept> h, int pin, int tokens, List<int> passwords) { }

            public static Func<string, string> Echo() => (string password) => password;
        }
        """);

    [Fact]
    public Task ClassifiedInsideOrReturned_Triggers() => Verify.TriggersAsync(LFO7003_ClassifiedCaptured, """
        using Microsoft.Extensions.Compliance.Classification;

        namespace Microsoft.Extensions.Compliance.Classification
        {
            [AttributeUsage(AttributeTargets.All)]
            public class DataClassificationAttribute : Attribute;
        }

        public sealed class PrivateAttribute : DataClassificationAttribute;

        public class Note { [Private] public string Caller { get; init; } = ""; }
        public sealed class CallNote : Note { public int Minutes { get; init; } }
        public sealed class Folder { public List<CallNote> Notes { get; } = []; }
        [Private] public sealed class Gene { public string Name { get; init; } = ""; }
        public sealed record Sample(int Id, Gene Gene);

        [Observe]
        public static class Notes
        {
            public static int Minutes([|CallNote first|], [|Folder folder|], [|Dictionary<string, Sample> samples|]) => first.Minutes;

            [return: Private]
            public static [|string|] Find(string sample) => sample;

            public static [|IAsyncEnumerable<Sample>|] ReadAsync() => throw new NotImplementedException();

            public static [|Task<(int, Gene)>|] LoadAsync() => throw new NotImplementedException();

            public static void Save<T>([|T note|]) where T : Note { }
        }
        """);

    [Fact]
    public Task ClassifiedThatIsNotRecorded_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.Compliance.Classification;

        namespace Microsoft.Extensions.Compliance.Classification
        {
            public class DataClassificationAttribute : Attribute;
        }

        public sealed class PrivateAttribute : DataClassificationAttribute;

        public class Note { [Private] private readonly string _caller = ""; [Private, Sensitive] public string Caller => _caller; }
        public sealed class Plain { public int Minutes { get; init; } [Private] internal string Hidden { get; init; } = ""; }

        [Observe]
        public static class Notes
        {
            public static int Minutes(Note first, Plain second, [Sensitive, Private] string third) => second.Minutes;
        }
        """);
}
