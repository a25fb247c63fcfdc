// Planted: LFO7003
using Langfuse.Observe;
using Microsoft.Extensions.Compliance.Classification;

namespace Microsoft.Extensions.Compliance.Classification
{
    [AttributeUsage(AttributeTargets.All)]
    public class DataClassificationAttribute : Attribute;
}

namespace Border
{
    public sealed class IdentityDataAttribute : DataClassificationAttribute;

    [IdentityData]
    public sealed record Passport(string Number, string Holder, DateOnly Expires);

    public sealed class PassportScan(Func<byte[], Task<string>> recognise)
    {
        public async Task<bool> PassAsync(byte[] picture, DateOnly today)
        {
            var lines = (await recognise(picture)).Split('\n');
            return lines.Length == 3 && Judge(new Passport(lines[0], lines[1], DateOnly.Parse(lines[2])), today);
        }

        [Observe(AsType = ObservationType.Guardrail, Name = "judge-passport")]
        private static bool Judge(Passport passport, DateOnly today) => passport.Expires > today;
    }
}
