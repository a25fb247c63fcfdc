// Planted: LFO7003
using Langfuse.Observe;

namespace Microsoft.Extensions.Compliance.Classification
{
    public class DataClassificationAttribute : Attribute;
}

namespace Hospital.Letters
{
    using Microsoft.Extensions.Compliance.Classification;

    public class HealthDataAttribute : DataClassificationAttribute;

    public sealed class DiagnosisAttribute : HealthDataAttribute;

    public sealed class LetterWriter(Func<string, Task<string>> model)
    {
        public async Task<string> WriteAsync(string ward, string finding)
        {
            var letter = await DraftAsync(ward, finding);
            return letter + "\n\nWith kind regards";
        }

        [Observe(Name = "draft-letter", AsType = ObservationType.Chain)]
        private async Task<string> DraftAsync(string ward, [Diagnosis] string finding) =>
            await model($"A letter from ward {ward} about: {finding}");
    }
}
