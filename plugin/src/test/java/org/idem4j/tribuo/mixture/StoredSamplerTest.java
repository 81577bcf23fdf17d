package org.idem4j.tribuo.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoredSamplerTest {

    private static final StoredSampler SAMPLER = new StoredSampler(
            "latent", LatentMixture.of(new double[] {0.25, 0.75}, new double[][] {{1, 2}, {-3, 1e-7}}, new double[][] {
                {1, 0, 0.5, 2}, {3, 0, 0, 1e-3}
            }));

    @Test
    void should_come_back_from_its_text_bit_by_bit() {
        assertThat(StoredSampler.decode(SAMPLER.encode())).isEqualTo(SAMPLER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"version\":1 | \"version\":2 | version 2",
                "\"columns\":2 | \"columns\":3 | does not have",
                "\"columns\":2 | \"columns\":2000000000 | 1 to 16384",
                "\"value\":\"latent\" | \"value\":\"\" | needs a name",
                "\"weights\":\" | \"weights\":\"?? | no Base64",
                "\"means\":\" | \"means\":\"AAAA | no whole number of floats",
                "{ | [ | no JSON"
            })
    void should_refuse_text_that_is_none(String from, String to, String message) {
        String text = SAMPLER.encode().replace(from, to);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoredSampler.decode(text))
                .withMessageContaining(message);
    }
}
