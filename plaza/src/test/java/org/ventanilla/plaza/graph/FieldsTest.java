package org.ventanilla.plaza.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  @Test
  void nestedFieldsKeepTheirModifiersAndTheirOwnFields() {
    Fields fields = Fields.parse("id, comments.limit(50).filter(stream){message,from{name}},message");

    assertThat(fields.asked()).extracting(Fields.Field::name).containsExactly("id", "comments", "message");
    Fields.Field comments = fields.asked().get(1);
    assertThat(comments.modifiers()).containsEntry("limit", "50").containsEntry("filter", "stream");
    assertThat(comments.nestedText()).isEqualTo("message,from{name}");
    assertThat(comments.nested().asked().get(1).nested().asked().get(0).name()).isEqualTo("name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"id,", "id{", "id{name", "id}", "comments.limit(5", "a{b{c{d{e{f{g{h{i{j{k{l}}}}}}}}}}}", "<b>"})
  void whatIsNotAListOfFieldsIsRefusedAsASyntaxError(String text) {
    assertThatThrownBy(() -> Fields.parse(text)).isInstanceOf(GraphException.class).hasMessageContaining("Syntax error");
  }
}
